package org.layerwright.engine.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.run.EpochSummary;
import org.layerwright.run.RunException;
import org.layerwright.run.RunFolder;

/**
 * The models of some epochs, kept to look back at. There are at most {@value #MOST} of them and they take at most 256
 * MiB: where there would be more, every second one goes, then every fourth, and so on, but never the first or the latest.
 */
final class KeptEpochs {
    static final int MOST = 24;
    static final long MOST_BYTES = 256L << 20;

    private final RunFiles files;
    private final Preparation prepared;
    private final NetworkTrainer trainer;
    private final long mostBytes;

    KeptEpochs(RunFiles files, Preparation prepared, NetworkTrainer trainer, long mostBytes) {
        this.files = files;
        this.prepared = prepared;
        this.trainer = trainer;
        this.mostBytes = mostBytes;
    }

    /**
     * Keeps the weights of the moment, as they were evaluated.
     *
     * @param epoch from 1
     * @return whether they are kept; a model that is too large for its share of the disk is not
     */
    boolean keep(int epoch, EpochSummary summary) {
        if ((long) Float.BYTES * trainer.weights().length > mostBytes) {
            return false;
        }
        Map<String, Double> metrics = new TreeMap<>(summary.values());
        metrics.values().removeIf(value -> !Double.isFinite(value));
        metrics.put("epoch", (double) epoch);
        files.saveModel(files.folder().epochModel(epoch), prepared, trainer, metrics);
        thin(files.folder(), MOST, mostBytes);
        return true;
    }

    /** Removes models until there are few enough. */
    static void thin(RunFolder folder, int most, long mostBytes) {
        List<Integer> epochs = folder.keptEpochs();
        if (epochs.isEmpty()) {
            return;
        }
        int first = epochs.get(0);
        int latest = epochs.get(epochs.size() - 1);
        List<Integer> kept = epochs;
        for (int stride = 2; isTooMuch(folder, kept, most, mostBytes) && stride <= 2 * latest; stride *= 2) {
            int step = stride;
            kept = epochs.stream()
                    .filter(epoch -> epoch == first || epoch == latest || (epoch - 1) % step == 0)
                    .toList();
        }
        if (isTooMuch(folder, kept, most, mostBytes)) {
            kept = List.of(latest);
        }
        for (int epoch : epochs) {
            if (!kept.contains(epoch)) {
                delete(folder.epochModel(epoch));
            }
        }
    }

    private static boolean isTooMuch(RunFolder folder, List<Integer> epochs, int most, long mostBytes) {
        long bytes = 0;
        for (int epoch : epochs) {
            bytes += size(folder.epochModel(epoch));
        }
        return epochs.size() > most || bytes > mostBytes;
    }

    /** Removes the models of epochs that are going to be trained again. */
    void forgetAfter(int epoch) {
        for (int kept : files.folder().keptEpochs()) {
            if (kept > epoch) {
                delete(files.folder().epochModel(kept));
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // Somebody took it away.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw RunException.io(e, file);
        }
    }
}
