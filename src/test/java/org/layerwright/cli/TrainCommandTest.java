package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonReader;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.worker.client.WorkerLaunch;
import org.layerwright.worker.fake.FakeEngine;

/** Commands that need a worker, with a real process whose engine is a fake. */
@Timeout(60)
class TrainCommandTest {
    private static final Path MLP = Path.of("sample-models", "mlp.json");

    @TempDir
    Path folder;

    private CliRun run(Object... arguments) {
        return CliRun.of(folder, arguments);
    }

    @Test
    void endsWithTestLossTestAccuracyAndTheModel() throws IOException {
        CliRun train = run("train", MLP, "--epochs=2", "--out", folder.resolve("results"));
        assertEquals(ExitCode.OK, train.code, train.err);
        List<String> lines = train.out.lines().toList();
        assertTrue(lines.get(0).startsWith("Epoch 1/2  loss 1.0000  accuracy 0.5000"), train.out);
        assertEquals("Test loss: 0.5000", lines.get(2));
        assertEquals("Test accuracy: 0.9000", lines.get(3));
        assertEquals("Model: " + onlyRun(folder.resolve("results")).resolve("model.lwm"), lines.get(4));
        assertEquals(5, lines.size());
    }

    @Test
    void optionsReachTheRun() throws IOException {
        run(
                "train",
                MLP,
                "--epochs=1",
                "--batch=32",
                "--optimizer=sgd",
                "--learning-rate=0.5",
                "--seed=7",
                "--threads=1",
                "--validation=0.2",
                "--limit=100",
                "--l2=0.001");
        TrainingPlan plan =
                RunFolder.open(onlyRun(folder.resolve("runs"))).readRecord().plan();
        assertEquals(32, plan.batchSize());
        assertEquals("sgd", plan.optimizer().type());
        assertEquals(0.5, plan.optimizer().params().get("learningRate"));
        assertEquals(7, plan.seed());
        assertEquals(1, plan.compute().threads());
        assertEquals(0.2, plan.data().validationFraction());
        assertEquals(100, plan.data().limit());
        assertEquals(0.001, plan.regularization().get(Regularization.L2));
    }

    @Test
    void jsonIsOneObjectOnStandardOutput() {
        CliRun train = run("train", MLP, "--epochs=2", "--json");
        assertEquals(ExitCode.OK, train.code);
        JsonReader json = JsonReader.parse(train.out);
        assertEquals("finished", json.string("status"));
        assertEquals(0.9, json.number("testAccuracy"));
        assertEquals(2, json.objects("epochs").size());
        assertTrue(train.err.contains("Epoch 1/2"), train.err);
    }

    @Test
    void aFailureIsASentence() {
        CliRun train = run("train", MLP, "--dataset=has no memory");
        assertEquals(ExitCode.FAILED, train.code);
        assertTrue(train.err.contains("The memory was not enough"), train.err);
        assertTrue(train.isPlain(), train.err);
        CliRun json = run("train", MLP, "--dataset=has no memory", "--json");
        assertEquals("failed", JsonReader.parse(json.out).string("status"));
    }

    @Test
    void aLostWorkerIsASentence() {
        CliRun train = run("train", MLP, "--dataset=crashes");
        assertEquals(ExitCode.FAILED, train.code);
        assertTrue(train.err.contains("ended unexpectedly: signal 6"), train.err);
        assertTrue(train.isPlain(), train.err);
    }

    @Test
    void anInterruptLeavesACheckpointAndTheCommandThatGoesOn() throws Exception {
        WorkerLaunch launch = CliRun.fakeWorker(folder);
        Process process = new ProcessBuilder(
                        launch.java().toString(),
                        "-cp",
                        launch.classPath(),
                        FakeCliMain.class.getName(),
                        folder.toString(),
                        "train",
                        MLP.toString(),
                        "--epochs=100000")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();
        try {
            while (!Files.readString(folder.resolve("printed")).contains("Epoch 2/")) {
                assertTrue(process.isAlive(), () -> printed());
                LockSupport.parkNanos(10_000_000);
            }
            // The same as Ctrl-C to the program, but not ignored by what a shell started in the background.
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        Path run = onlyRun(folder.resolve("runs"));
        assertTrue(printed().contains("Interrupted; what was learned so far is saved."), printed());
        assertTrue(printed().contains("layerwright train --resume " + run), printed());
        assertTrue(Files.exists(new RunFolder(run).lastCheckpoint()));
        assertFalse(new RunFolder(run).isLocked());
    }

    private String printed() {
        try {
            return Files.readString(folder.resolve("printed"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void evaluatesAndPredicts() throws IOException {
        Path model = model();
        CliRun evaluated = run("evaluate", model);
        assertEquals(ExitCode.OK, evaluated.code, evaluated.err);
        assertTrue(evaluated.out.contains("Loss: 0.1000"), evaluated.out);
        assertTrue(evaluated.out.contains("Accuracy: 1.0000"), evaluated.out);
        JsonReader json = JsonReader.parse(run("evaluate", model, "--json").out);
        assertEquals(0.1, json.number("loss"));
        assertEquals(2, json.objects("confusion").get(1).object("predictedAs").integer("b"));

        CliRun predicted = run("predict", model, "some.png");
        assertEquals("b  0.7500" + System.lineSeparator() + "a  0.2500" + System.lineSeparator(), predicted.out);
        assertEquals(
                "b",
                JsonReader.parse(run("predict", model, "some.png", "--json").out)
                        .string("class"));
        assertEquals(
                "-1.5000" + System.lineSeparator() + "0.2500" + System.lineSeparator(),
                run("predict", model, FakeEngine.NUMBERS).out);
        assertEquals(
                List.of(-1.5, 0.25),
                JsonReader.parse(run("predict", model, FakeEngine.NUMBERS, "--json").out)
                        .numbers("outputs"));
        assertTrue(run("info", model).out.contains("101,770 parameters"));
    }

    private Path model() throws IOException {
        NetworkSpec network = NetworkJson.read(Files.readString(MLP));
        OpGraph graph = Lowering.lower(network).graph();
        Path file = folder.resolve("some.lwm");
        new ModelFile(new AtomicFiles())
                .write(
                        file,
                        new TrainedModel(
                                network,
                                TrainingPlan.DEFAULT,
                                Weights.of(graph.weights(), new float[graph.parameterCount()]),
                                List.of(),
                                Preprocessing.SCALED_BYTES,
                                java.util.Map.of()));
        return file;
    }

    private static Path onlyRun(Path runs) throws IOException {
        try (Stream<Path> found = Files.list(runs)) {
            return found.findFirst().orElseThrow();
        }
    }
}
