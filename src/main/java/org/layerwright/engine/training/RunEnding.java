package org.layerwright.engine.training;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.run.RunRecord;
import org.layerwright.run.RunStatus;

/** How a run ends: tested and saved, or stopped by hand with what was learned so far. */
final class RunEnding {
    private final RunFiles files;
    private final Preparation prepared;
    private final NetworkTrainer trainer;
    private final Measuring measuring;
    private final RunMemory memory;
    private final EpochJudge judge;
    private final RunPlace place;
    private final RunControl control;
    private final Consumer<WorkerEvent> out;
    private final long started = System.nanoTime();

    RunEnding(
            RunFiles files,
            Preparation prepared,
            NetworkTrainer trainer,
            Measuring measuring,
            RunMemory memory,
            EpochJudge judge,
            RunPlace place,
            RunControl control,
            Consumer<WorkerEvent> out) {
        this.files = files;
        this.prepared = prepared;
        this.trainer = trainer;
        this.measuring = measuring;
        this.memory = memory;
        this.judge = judge;
        this.place = place;
        this.control = control;
        this.out = out;
    }

    /** The best epoch's weights are tested, once, and become the model. */
    void finish() {
        if (judge.isTimeToStop()) {
            FigureWatch monitor = judge.monitor();
            out.accept(new WorkerEvent.StoppedEarly(
                    place.epoch(), monitor.figure(), monitor.best(), monitor.bestEpoch() + 1));
        }
        if (Files.exists(files.folder().bestCheckpoint())) {
            Optimization.restoreWeights(trainer, files.readBest(prepared.graph()));
        }
        Measurement test = Measurement.NONE;
        if (prepared.test().isPresent()) {
            out.accept(new WorkerEvent.PhaseChanged(Phase.TESTING));
            test = measuring.run(prepared.test().get(), control::isStopRequested);
            if (test == null) {
                stop();
                return;
            }
        }
        out.accept(new WorkerEvent.PhaseChanged(Phase.SAVING));
        Map<String, Double> result = result(test);
        files.saveModel(files.folder().model(), prepared, trainer, result);
        files.ended(RunStatus.FINISHED, "", result);
        out.accept(new WorkerEvent.RunFinished(
                test.loss(),
                test.accuracy(),
                test.samples(),
                files.folder().model().toString(),
                judge.model().bestEpoch() + 1,
                result.get("seconds"),
                test.metrics()));
    }

    private Map<String, Double> result(Measurement test) {
        Map<String, Double> result = new HashMap<>(test.metrics());
        Map<String, Double> best = memory.bestValues();
        result.put("validationLoss", best.getOrDefault(EarlyStopping.VALIDATION_LOSS, Double.NaN));
        result.put("validationAccuracy", best.getOrDefault(EarlyStopping.VALIDATION_ACCURACY, Double.NaN));
        result.put("testLoss", test.loss());
        result.put("testAccuracy", test.accuracy());
        // Fewer than the set has, where the plan limits them: without their number the figure could not be compared.
        result.put(RunRecord.TEST_SAMPLES, test.samples() == 0 ? Double.NaN : test.samples());
        result.put("bestEpoch", judge.model().bestEpoch() + 1.0);
        result.put("seconds", seconds());
        result.values().removeIf(value -> value.isNaN());
        return result;
    }

    /** Saves what is there as a usable model. */
    void stop() {
        out.accept(new WorkerEvent.PhaseChanged(Phase.SAVING));
        int epochs = files.record().plan().epochs();
        if (place.epoch() < epochs && !judge.isTimeToStop()) {
            memory.saveLast();
        }
        files.saveModel(files.folder().model(), prepared, trainer, Map.of());
        files.ended(RunStatus.STOPPED, "", Map.of());
        out.accept(new WorkerEvent.RunStopped(
                Math.min(place.epoch() + 1, epochs),
                place.step(),
                files.folder().model().toString()));
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
