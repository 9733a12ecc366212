package org.layerwright.engine.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.kernel.Vectors;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.run.Checkpoint;
import org.layerwright.run.EpochSummary;

/**
 * What a run must not forget, and its checkpoints. A checkpoint holds all that the next step depends on: parameters and
 * their running mean, the optimizer's vectors, the place in the epoch, the sums of the epoch so far, the learning rate
 * and the history, from which the watching of figures is repeated. The order of samples and the dropout masks are
 * functions of seed, epoch and step, so a resumed run makes the very same steps.
 */
final class RunMemory {
    private final RunFiles files;
    /** Its own first, then those that it had before it was trained on. */
    private final List<Checkpoint.Identity> identities;

    private final NetworkTrainer trainer;
    private final Optimization optimization;
    private final RunPlace place;
    private final EpochJudge judge;
    private final Consumer<WorkerEvent> out;
    private final KeptEpochs kept;
    private final List<EpochSummary> history = new ArrayList<>();

    RunMemory(
            RunFiles files,
            List<Checkpoint.Identity> identities,
            NetworkTrainer trainer,
            Optimization optimization,
            RunPlace place,
            EpochJudge judge,
            KeptEpochs kept,
            Consumer<WorkerEvent> out) {
        this.files = files;
        this.identities = List.copyOf(identities);
        this.trainer = trainer;
        this.optimization = optimization;
        this.place = place;
        this.judge = judge;
        this.kept = kept;
        this.out = out;
    }

    /** Goes back to where a checkpoint was taken. */
    void restore(Checkpoint checkpoint) {
        if (!identities.contains(checkpoint.identity())) {
            throw new TrainingException(
                    "error.training.otherRun", files.folder().lastCheckpoint());
        }
        optimization.restore(checkpoint);
        place.restore(checkpoint);
        history.addAll(checkpoint.history());
        history.forEach(judge::isBest);
        kept.forgetAfter(place.epoch());
    }

    /** Begins with nothing; what an earlier attempt left in the folder is no part of this run. */
    void begin() {
        kept.forgetAfter(0);
    }

    /** Takes note of an epoch that has just ended; whether its weights are the best so far. */
    boolean note(EpochSummary epoch) {
        history.add(epoch);
        optimization.epochEnded(epoch);
        return judge.isBest(epoch);
    }

    /** The values of the epoch whose weights become the model; none before the first epoch. */
    Map<String, Double> bestValues() {
        int best = judge.model().bestEpoch();
        return best < 0 ? Map.of() : history.get(best).values();
    }

    void saveEpoch(boolean best) {
        out.accept(new WorkerEvent.PhaseChanged(Phase.SAVING));
        if (best) {
            files.saveBest(checkpoint());
            out.accept(new WorkerEvent.CheckpointSaved("best", place.epoch(), place.step()));
        }
        if (kept.keep(place.epoch(), history.get(history.size() - 1))) {
            out.accept(new WorkerEvent.CheckpointSaved("epoch", place.epoch(), place.step()));
        }
        saveLast();
    }

    void saveLast() {
        files.saveLast(checkpoint());
        out.accept(new WorkerEvent.CheckpointSaved("last", place.epoch(), place.step()));
    }

    private Checkpoint checkpoint() {
        if (Float.isNaN(Vectors.zeroIfFinite(trainer.parameters()))) {
            // A step that ended in infinity would be found by the next one; it must not spoil the good checkpoint.
            throw notFinite(optimization.rate(Math.max(0, place.step() - 1)));
        }
        return new Checkpoint(
                trainer.parameters(),
                optimization.vectors(),
                place.progress(judge.model()),
                place.sums(),
                history,
                identities.get(0),
                optimization.extra());
    }

    TrainingException notFinite(double rate) {
        return new TrainingException("error.training.notFinite", place.epoch() + 1, place.step() + 1, rate, rate / 10);
    }
}
