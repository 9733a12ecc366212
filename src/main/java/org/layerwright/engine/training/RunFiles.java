package org.layerwright.engine.training;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.op.OpGraph;
import org.layerwright.run.Checkpoint;
import org.layerwright.run.Checkpoints;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;

/** What a run writes into its folder: its record, its checkpoints and the model. */
final class RunFiles {
    private final RunFolder folder;
    private final Clock clock;
    private final AtomicFiles files = new AtomicFiles();
    private final Checkpoints checkpoints = new Checkpoints(files);
    private RunRecord record;

    RunFiles(RunFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.record = folder.readRecord();
    }

    RunFolder folder() {
        return folder;
    }

    RunRecord record() {
        return record;
    }

    void began(RunRecord.Provenance provenance) {
        record = record.resumed(provenance);
        folder.writeRecord(record, files);
    }

    /** Notes in {@code run.json} that the run is trained on. */
    void trainedOn(RunRecord longer) {
        record = longer;
        folder.writeRecord(record, files);
    }

    void ended(RunStatus status, String message, Map<String, Double> result) {
        record = record.ended(status, clock.instant(), message, result);
        folder.writeRecord(record, files);
    }

    void saveLast(Checkpoint checkpoint) {
        checkpoints.write(folder.lastCheckpoint(), checkpoint);
    }

    void saveBest(Checkpoint checkpoint) {
        checkpoints.write(folder.bestCheckpoint(), checkpoint);
    }

    Checkpoint readLast(OpGraph graph) {
        return checkpoints.read(folder.lastCheckpoint(), graph.parameterCount(), Optimization.slots(record.plan()));
    }

    Checkpoint readBest(OpGraph graph) {
        return checkpoints.read(folder.bestCheckpoint(), graph.parameterCount(), Optimization.slots(record.plan()));
    }

    void saveModel(Path file, Preparation prepared, NetworkTrainer trainer, Map<String, Double> metrics) {
        TrainedModel model = new TrainedModel(
                record.network(),
                record.plan(),
                Weights.of(prepared.graph().weights(), trainer.weights()),
                prepared.train().classNames(),
                prepared.preprocessing(),
                metrics);
        new ModelFile(files).write(file, model);
    }
}
