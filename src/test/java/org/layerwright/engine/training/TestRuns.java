package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.layerwright.analysis.Judgement;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.event.RunControl;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;

/** Makes runs in a folder, in this process. */
final class TestRuns {
    static final Consumer<WorkerEvent> NOBODY = event -> {};

    private final Path folder;
    private final Nd4jEngine engine;

    TestRuns(Path folder) {
        this(folder, new Nd4jEngine(new DatasetCatalog(Path.of("")), Clock.systemUTC()));
    }

    private TestRuns(Path folder, Nd4jEngine engine) {
        this.folder = folder;
        this.engine = engine;
    }

    /** With the kernels and the layout of a card, in the processor's place. */
    static TestRuns onCard(Path folder) {
        Nd4jEngine engine = new Nd4jEngine(
                new DatasetCatalog(Path.of("")),
                Clock.systemUTC(),
                device -> new DeviceGate.Opened("the processor in a card's place", 0, true));
        engine.start("cuda");
        return new TestRuns(folder, engine);
    }

    Nd4jEngine engine() {
        return engine;
    }

    WorkerEvent.Answer answer(WorkerCommand.Question question) {
        return engine.answer(question, () -> false, NOBODY);
    }

    /** How a model does on the test part of a data set. */
    Judgement judge(Path model, String dataset) {
        WeightSource source = WeightSource.model(model.toString());
        return Judgement.of(
                (WorkerEvent.Judged) answer(new WorkerCommand.Judge("judge", source, dataset, DataPart.TEST_OR_ALL)));
    }

    RunFolder create(NetworkSpec network, TrainingPlan plan) {
        RunFolder run = RunFolder.create(folder, network.name(), Clock.systemUTC());
        RunRecord.Provenance unknown = new RunRecord.Provenance("", "", "cpu", "", 0, Map.of());
        run.writeRecord(
                RunRecord.started(network, plan, unknown, Clock.systemUTC().instant()), new AtomicFiles());
        return run;
    }

    List<WorkerEvent> train(RunFolder run, boolean resume, Consumer<WorkerEvent> also, RunControl control) {
        List<WorkerEvent> events = new ArrayList<>();
        engine.train(new WorkerCommand.StartRun(run.path().toString(), resume, false), control, event -> {
            events.add(event);
            also.accept(event);
        });
        return events;
    }

    List<WorkerEvent> train(RunFolder run) {
        return train(run, false, NOBODY, new RunControl(false));
    }

    static Consumer<WorkerEvent> stopAt(long step, RunControl control) {
        return event -> {
            if (event instanceof WorkerEvent.StepDone done && done.step() == step) {
                control.accept(new WorkerCommand.Stop());
            }
        };
    }

    static TrainedModel model(RunFolder run) {
        return new ModelFile(new AtomicFiles()).read(run.model());
    }

    static <T extends WorkerEvent> List<T> all(List<WorkerEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static <T extends WorkerEvent> T last(List<WorkerEvent> events, Class<T> type) {
        List<T> found = all(events, type);
        assertFalse(found.isEmpty(), "no " + type.getSimpleName());
        return found.get(found.size() - 1);
    }
}
