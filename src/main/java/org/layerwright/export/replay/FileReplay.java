package org.layerwright.export.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.layerwright.export.lwm.LwmExporter;
import org.layerwright.export.proof.Replay;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.safetensors.SafetensorsExporter;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.file.FileException;
import org.layerwright.model.ModelFile;
import org.layerwright.model.ModelFileException;
import org.layerwright.model.NamedTensor;
import org.layerwright.model.Safetensors;
import org.layerwright.model.TrainedModel;

/**
 * Reads files that hold weights and no program back and compares every weight, bit by bit. There is nothing to run in
 * them.
 */
public record FileReplay(String target, Reader reader) implements Replay {
    private static final String BY = "Layerwright";

    /** Reads what was written and says what differs; an empty text where nothing does. */
    public interface Reader {
        String difference(TrainedModel model, Path file) throws IOException;
    }

    public static FileReplay lwm() {
        return new FileReplay(LwmExporter.ID, FileReplay::compareModel);
    }

    public static FileReplay safetensors() {
        return new FileReplay(SafetensorsExporter.ID, FileReplay::compareTensors);
    }

    @Override
    public Replayed run(
            TrainedModel model, ExportOptions options, Path file, float[] samples, int count, IntConsumer done) {
        try {
            String difference = reader.difference(model, file);
            return difference.isEmpty() ? new Replayed.Same(BY) : new Replayed.Failed(BY, difference);
        } catch (IOException | ModelFileException | FileException e) {
            return new Replayed.Failed(BY, String.valueOf(e.getMessage()));
        }
    }

    private static String compareModel(TrainedModel model, Path file) {
        TrainedModel read = new ModelFile(new AtomicFiles()).read(file);
        if (!read.network().equals(model.network())) {
            return "network.json differs";
        }
        for (NamedTensor tensor : model.weights().tensors()) {
            float[] found =
                    read.weights().find(tensor.name()).map(NamedTensor::data).orElse(new float[0]);
            if (!Arrays.equals(tensor.data(), found)) {
                return tensor.name() + " differs";
            }
        }
        return "";
    }

    private static String compareTensors(TrainedModel model, Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Safetensors read = Safetensors.read(in, Files.size(file), file.toString(), infos -> {});
            for (NamedTensor tensor : model.weights().tensors()) {
                boolean same = read.find(tensor.name())
                        .filter(found -> Arrays.equals(tensor.data(), found.floats()))
                        .isPresent();
                if (!same) {
                    return tensor.name() + " differs";
                }
            }
            return "";
        }
    }
}
