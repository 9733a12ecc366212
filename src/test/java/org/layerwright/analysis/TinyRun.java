package org.layerwright.analysis;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.engine.training.Nd4jEngine;
import org.layerwright.event.RunControl;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;
import org.layerwright.text.ExplainedException;

/** Trains for real, in this process, and keeps the events; a failure ends them as the worker would tell it. */
record TinyRun(NetworkSpec network, TrainingPlan plan, RunFolder folder, List<WorkerEvent> events) {
    static TinyRun train(Path runs, NetworkSpec network, TrainingPlan plan) {
        return train(runs, network, plan, Long.MAX_VALUE);
    }

    /** The same, stopped after a step. */
    static TinyRun train(Path runs, NetworkSpec network, TrainingPlan plan, long stopAt) {
        RunFolder folder = RunFolder.create(runs, network.name(), Clock.systemUTC());
        RunRecord.Provenance unknown = new RunRecord.Provenance("", "", "cpu", "", 0, Map.of());
        folder.writeRecord(
                RunRecord.started(network, plan, unknown, Clock.systemUTC().instant()), new AtomicFiles());
        List<WorkerEvent> events = new ArrayList<>();
        Nd4jEngine engine = new Nd4jEngine(new DatasetCatalog(Path.of("")), Clock.systemUTC());
        RunControl control = new RunControl(false);
        Consumer<WorkerEvent> out = event -> {
            events.add(event);
            if (event instanceof WorkerEvent.StepDone done && done.step() == stopAt) {
                control.accept(new WorkerCommand.Stop());
            }
        };
        try {
            engine.train(new WorkerCommand.StartRun(folder.path().toString(), false, false), control, out);
        } catch (ExplainedException e) {
            events.add(new WorkerEvent.Failed(e.key(), e.arguments(), e.getMessage(), true));
        }
        return new TinyRun(network, plan, folder, events);
    }

    /** The same run with one more thing told. */
    TinyRun with(WorkerEvent event) {
        List<WorkerEvent> more = new ArrayList<>(events);
        more.add(event);
        return new TinyRun(network, plan, folder, more);
    }

    /** What the doctor says at the end. */
    List<Finding> findings() {
        TrainingDoctor doctor = new TrainingDoctor(network, plan);
        events.forEach(doctor);
        return doctor.findings();
    }

    List<String> codes() {
        return findings().stream().map(Finding::code).toList();
    }

    Finding finding(String code) {
        return findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " among " + findings() + " of " + summary()));
    }

    /** For messages: the losses of the epochs. */
    String summary() {
        StringBuilder text = new StringBuilder();
        for (WorkerEvent event : events) {
            if (event instanceof WorkerEvent.EpochDone done) {
                text.append(String.format(
                        "%n%d: loss %.3f acc %.3f val %.3f acc %.3f",
                        done.epoch(), done.loss(), done.accuracy(), done.validationLoss(), done.validationAccuracy()));
            } else if (event instanceof WorkerEvent.LayersMeasured || event instanceof WorkerEvent.RunStarted) {
                text.append(System.lineSeparator()).append(event);
            }
        }
        return text.toString();
    }
}
