package org.layerwright.engine.training;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.layerwright.data.Dataset;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.run.EpochSummary;

/** What happens when all samples were seen: validation, judgement, the event and the checkpoints. */
final class EpochEnd {
    private final Optional<Dataset> validation;
    private final boolean classes;
    private final Measuring measuring;
    private final RunPlace place;
    private final RunMemory memory;
    private final Pace pace;
    private final RunControl control;
    private final Consumer<WorkerEvent> out;
    private long epochStarted = System.nanoTime();

    EpochEnd(
            Preparation prepared,
            Measuring measuring,
            RunPlace place,
            RunMemory memory,
            Pace pace,
            RunControl control,
            Consumer<WorkerEvent> out) {
        this.validation = prepared.validation();
        this.classes = prepared.hasClasses();
        this.measuring = measuring;
        this.place = place;
        this.memory = memory;
        this.pace = pace;
        this.control = control;
        this.out = out;
    }

    /** Validates, tells and saves; false where the run was stopped before the validation was done. */
    boolean run() {
        double trainingSeconds = seconds(epochStarted);
        Measurement measured = Measurement.NONE;
        if (validation.isPresent()) {
            out.accept(new WorkerEvent.PhaseChanged(Phase.VALIDATING));
            long began = System.nanoTime();
            measured = measuring.run(validation.get(), control::isStopRequested);
            if (measured == null) {
                return false;
            }
            pace.validated(seconds(began));
        }
        EpochSummary summary = summary(measured);
        int epoch = place.epoch() + 1;
        double loss = place.loss();
        boolean best = memory.note(summary);
        place.epochEnded();
        out.accept(new WorkerEvent.EpochDone(
                epoch,
                place.step(),
                loss,
                summary.values().get("accuracy"),
                measured.loss(),
                measured.accuracy(),
                trainingSeconds,
                best,
                measured.metrics()));
        memory.saveEpoch(best);
        control.epochEnded();
        epochStarted = System.nanoTime();
        return true;
    }

    private EpochSummary summary(Measurement measured) {
        Map<String, Double> values = new HashMap<>(measured.metrics());
        values.put(EarlyStopping.LOSS, place.loss());
        values.put("accuracy", classes ? place.accuracy() : Double.NaN);
        values.put(EarlyStopping.VALIDATION_LOSS, measured.loss());
        values.put(EarlyStopping.VALIDATION_ACCURACY, measured.accuracy());
        return new EpochSummary(place.epoch(), values);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
