package org.layerwright.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.layerwright.file.AtomicFiles;
import org.layerwright.file.Sha256;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;

/** The model whose weights a run begins with. It is part of the run, so that the run can be begun again. */
public final class InitialModel {
    private InitialModel() {}

    /**
     * Notes the model that lies in a run's folder.
     *
     * @param from the name of the file that it was read from
     * @throws RunException if it cannot be read
     */
    public static RunRecord.Initial kept(RunFolder folder, String from) {
        return new RunRecord.Initial(from, digest(folder.initialModel()));
    }

    /**
     * The model that a run begins with; empty where its weights are drawn.
     *
     * @throws RunException if the model is not there, or not the one that the run began with
     */
    public static Optional<TrainedModel> of(RunFolder folder, RunRecord record) {
        Optional<RunRecord.Initial> initial = record.provenance().initial();
        if (initial.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.initialModel();
        String found = digest(file);
        if (!found.equals(initial.get().sha256())) {
            throw new RunException(
                    "error.run.initial",
                    file.toString(),
                    initial.get().file(),
                    initial.get().sha256(),
                    found);
        }
        TrainedModel model = new ModelFile(new AtomicFiles()).read(file);
        if (!model.network().layers().equals(record.network().layers())) {
            throw new RunException("error.run.initialNetwork", file.toString());
        }
        return Optional.of(model);
    }

    private static String digest(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw RunException.io(e, file);
        }
    }
}
