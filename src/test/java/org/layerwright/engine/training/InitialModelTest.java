package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.Numbers;
import org.layerwright.event.RunControl;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.export.onnx.OnnxExporter;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.InitialModel;
import org.layerwright.run.RunException;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;

/** Runs that begin with the weights of a model. */
class InitialModelTest {
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "given",
            LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 2),
            LayerSpec.of("hidden", "Dense", "units", 8, "activation", "tanh"),
            LayerSpec.of("out", "Dense", "units", 2, "activation", "softmax"));

    private static final TrainingPlan PLAN = TrainingPlan.DEFAULT
            .withData(TrainingPlan.DataPlan.of("moons"))
            .withEpochs(2)
            .withBatchSize(50)
            .withCompute(new TrainingPlan.ComputePlan("cpu", 1));

    @TempDir
    Path folder;

    private TestRuns runs;

    @BeforeEach
    void prepare() {
        runs = new TestRuns(folder);
    }

    private static TrainedModel given(Preprocessing preprocessing) {
        OpGraph graph = Lowering.lower(NETWORK).graph();
        return new TrainedModel(
                NETWORK,
                PLAN,
                Weights.of(graph.weights(), ParameterInitialization.draw(graph, 77)),
                List.of("a", "b"),
                preprocessing,
                Map.of());
    }

    private RunFolder begun(TrainedModel initial, TrainingPlan plan) {
        RunFolder run = runs.create(NETWORK, plan);
        new ModelFile(new AtomicFiles()).write(run.initialModel(), initial);
        RunRecord.Provenance from = new RunRecord.Provenance("", "", "cpu", "", 0, Map.of())
                .from(Optional.of(InitialModel.kept(run, "given.onnx")));
        run.writeRecord(RunRecord.started(NETWORK, plan, from, Clock.systemUTC().instant()), new AtomicFiles());
        return run;
    }

    private static TrainedModel plain() {
        return given(new Preprocessing("Features are as the data set has them.", List.of(), List.of()));
    }

    @Test
    void theFirstWeightsAreTheModels() {
        TrainingPlan still =
                PLAN.withOptimizer(Setting.of("sgd", "learningRate", 1e-9)).withEpochs(1);
        RunFolder run = begun(plain(), still);
        runs.train(run);
        assertArrayEquals(
                plain().weights().flatten(), TestRuns.model(run).weights().flatten(), 1e-6f);
        RunRecord.Initial noted = run.readRecord().provenance().initial().orElseThrow();
        assertEquals("given.onnx", noted.file());
        assertEquals(64, noted.sha256().length());
    }

    @Test
    void aResumedRunGivesTheSameBits() {
        RunFolder whole = begun(plain(), PLAN);
        runs.train(whole);
        RunFolder cut = begun(plain(), PLAN);
        RunControl control = new RunControl(false);
        runs.train(cut, false, TestRuns.stopAt(3, control), control);
        List<WorkerEvent> events = runs.train(cut, true, TestRuns.NOBODY, new RunControl(false));
        assertTrue(TestRuns.last(events, WorkerEvent.RunStarted.class).resumed());
        assertArrayEquals(
                TestRuns.model(whole).weights().flatten(),
                TestRuns.model(cut).weights().flatten());
    }

    @Test
    void itsStandardisationIsTheRuns() {
        Preprocessing own = new Preprocessing("somewhere", List.of(1.0, 2.0), List.of(3.0, 4.0));
        RunFolder run = begun(given(own), PLAN.withEpochs(1));
        runs.train(run);
        assertEquals(own.mean(), TestRuns.model(run).preprocessing().mean());
        assertEquals(own.deviation(), TestRuns.model(run).preprocessing().deviation());
        RunFolder other = begun(plain(), PLAN.withEpochs(1));
        runs.train(other);
        assertFalse(TestRuns.model(other).preprocessing().isStandardized());
    }

    @Test
    void anOnnxFileAnswersLikeTheModelThatItIs() {
        TrainedModel model = given(new Preprocessing("somewhere", List.of(0.5, -0.25), List.of(0.5, 2.0)));
        Path own = folder.resolve("own.lwm");
        Path other = folder.resolve("other.onnx");
        new ModelFile(new AtomicFiles()).write(own, model);
        new OnnxExporter(new AtomicFiles(), "test").write(model, ExportOptions.PLAIN, other);
        Numbers samples = Numbers.of(0.1f, 0.9f, -1, 0.5f);
        float[] expected = inferred(own, samples);
        assertEquals(4, expected.length);
        assertArrayEquals(expected, inferred(other, samples), 1e-6f);
    }

    private float[] inferred(Path file, Numbers samples) {
        WorkerEvent.Answer answer = runs.answer(
                new WorkerCommand.Infer("q", WeightSource.model(file.toString()), samples, samples.size() / 2));
        return ((WorkerEvent.Inferred) answer).outputs().toArray();
    }

    @Test
    void aModelThatHasChangedIsRefused() {
        RunFolder run = begun(plain(), PLAN);
        TrainedModel other = given(new Preprocessing("other", List.of(), List.of()));
        new ModelFile(new AtomicFiles()).write(run.initialModel(), other);
        RunException e = assertThrows(RunException.class, () -> runs.train(run));
        assertEquals("error.run.initial", e.key());
    }
}
