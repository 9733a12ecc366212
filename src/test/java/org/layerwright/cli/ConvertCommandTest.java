package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;
import org.layerwright.importer.AnyModel;
import org.layerwright.importer.Fixtures;
import org.layerwright.json.JsonReader;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Safetensors;
import org.layerwright.model.StoredTensor;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunRecord;

/** Models of other programs on the command line. */
@Timeout(60)
class ConvertCommandTest {
    private static final Path DIGITS = Fixtures.path("pytorch/digits-9.onnx");
    private static final NetworkSpec NETWORK = NetworkSpec.of(
            "small",
            LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 3),
            LayerSpec.of("dense", "Dense", "units", 2));

    @TempDir
    Path folder;

    private CliRun run(Object... arguments) {
        return CliRun.of(folder, arguments);
    }

    private static TrainedModel own(Path file) {
        return new ModelFile(new AtomicFiles()).read(file);
    }

    @Test
    void makesOursOfAnother() {
        Path out = folder.resolve("digits.lwm");
        CliRun convert = run("convert", DIGITS, "-o", out);
        assertEquals(ExitCode.OK, convert.code, convert.err);
        assertEquals("Wrote " + out + ": 7 layers, 1,556 parameters." + System.lineSeparator(), convert.out);
        assertArrayEquals(
                new AnyModel().read(DIGITS).weights().flatten(),
                own(out).weights().flatten());
        JsonReader json =
                JsonReader.parse(run("convert", Fixtures.path("keras/shared.keras"), "-o", out, "--json").out);
        assertEquals(42, json.integer("parameters"));
        assertEquals(out.toString(), json.string("model"));
    }

    @Test
    void theResultLiesBesideTheFile() throws IOException {
        Path file = Files.copy(DIGITS, folder.resolve("some.model.onnx"));
        assertEquals(ExitCode.OK, run("convert", file).code);
        assertEquals(
                "some.model", own(folder.resolve("some.model.lwm")).network().name());
        CliRun same = run("convert", folder.resolve("some.model.lwm"));
        assertEquals(ExitCode.USAGE, same.code);
        assertTrue(same.err.contains("Name another file with -o"), same.err);
    }

    @Test
    void infoTakesEveryModel() {
        assertTrue(run("info", DIGITS).out.contains("conv2    Conv2D"), run("info", DIGITS).out);
        assertTrue(run("info", Fixtures.path("keras/sequential.keras")).out.contains("conv2d_1"));
    }

    private Path weights(StoredTensor... tensors) throws IOException {
        Path file = folder.resolve("w.safetensors");
        try (OutputStream out = Files.newOutputStream(file)) {
            new Safetensors(Map.of(), List.of(tensors)).write(out);
        }
        return file;
    }

    private Path network() throws IOException {
        return Files.writeString(folder.resolve("net.json"), NetworkJson.write(NETWORK));
    }

    @Test
    void putsWeightsIntoANetwork() throws IOException {
        StoredTensor bias = new StoredTensor(
                new StoredTensor.Info("dense/bias", StoredTensor.Type.F64, List.of(2)), new double[] {0.5, -0.5});
        Path file = weights(bias, StoredTensor.of("dense/kernel", List.of(3, 2), new float[] {1, 2, 3, 4, 5, 6}));
        CliRun convert = run("convert", network(), "--weights", file, "-o", folder.resolve("net.lwm"));
        assertEquals(ExitCode.OK, convert.code, convert.err);
        assertArrayEquals(
                new float[] {1, 2, 3, 4, 5, 6, 0.5f, -0.5f},
                own(folder.resolve("net.lwm")).weights().flatten());
    }

    @Test
    void everyMisfitIsListed() throws IOException {
        Path file = weights(
                StoredTensor.of("dense/kernel", List.of(2, 3), new float[6]),
                StoredTensor.of("extra", List.of(1), new float[1]));
        CliRun convert = run("convert", network(), "--weights", file, "-o", folder.resolve("net.lwm"));
        assertEquals(ExitCode.FAILED, convert.code);
        assertTrue(convert.err.contains("in 3 places"), convert.err);
        for (String part : List.of("dense/kernel: [3, 2] ≠ [2, 3]", "dense/bias: [2] ≠ –", "extra: – ≠ [1]")) {
            assertTrue(convert.err.contains(part), convert.err);
        }
        assertFalse(Files.exists(folder.resolve("net.lwm")));
    }

    @Test
    void eachKindOfFileHasItsSentence() throws IOException {
        Map<Path, String> said = Map.of(
                network(),
                "without weights",
                weights(StoredTensor.of("a", new float[1])),
                "without a network",
                Files.write(folder.resolve("old.h5"), new byte[] {(byte) 0x89, 'H', 'D', 'F', 13, 10, 26, 10, 0}),
                "HDF5",
                Files.write(folder.resolve("net.pt"), new byte[] {(byte) 0x80, 2, 'c'}),
                "program code",
                Files.writeString(folder.resolve("table.csv"), "a,b\n1,2\n"),
                "is no model file",
                folder.resolve("missing.onnx"),
                "There is no model file",
                folder,
                "cannot be read");
        said.forEach((file, part) -> {
            CliRun evaluate = run("evaluate", file);
            assertEquals(ExitCode.FAILED, evaluate.code);
            assertTrue(evaluate.err.contains(part), evaluate.err);
            assertTrue(evaluate.isPlain(), evaluate.err);
        });
    }

    @Test
    void trainingBeginsWithTheModel() throws IOException {
        CliRun train = run("train", "--from", DIGITS, "--epochs=1", "--seed=9");
        assertEquals(ExitCode.OK, train.code, train.err);
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            RunFolder run = RunFolder.open(runs.findFirst().orElseThrow());
            RunRecord record = run.readRecord();
            assertEquals(new AnyModel().read(DIGITS).network(), record.network());
            assertEquals(9, record.plan().seed());
            assertEquals(1, record.plan().epochs());
            assertEquals(
                    "digits-9.onnx", record.provenance().initial().orElseThrow().file());
            assertArrayEquals(
                    new AnyModel().read(DIGITS).weights().flatten(),
                    own(run.initialModel()).weights().flatten());
        }
        CliRun both = run("train", network(), "--from", DIGITS);
        assertEquals(ExitCode.USAGE, both.code);
        assertTrue(both.err.contains("--from brings its own network"), both.err);
        assertEquals(ExitCode.USAGE, run("train", "--resume", folder, "--from", DIGITS).code);
    }
}
