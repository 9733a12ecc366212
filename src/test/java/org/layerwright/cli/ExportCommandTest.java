package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.export.onnx.OnnxReplay;
import org.layerwright.export.proof.ProofFile;
import org.layerwright.export.proof.ProofReport;
import org.layerwright.export.proof.ProofReport.Outcome;
import org.layerwright.export.proof.ProofWords;
import org.layerwright.json.JsonReader;
import org.layerwright.model.ModelFile;
import org.layerwright.network.Shape;
import org.layerwright.worker.client.WorkerLaunch;

class ExportCommandTest {
    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void copyModel() throws IOException {
        model = folder.resolve("kept.lwm");
        try (InputStream in = ModelFile.class.getResourceAsStream("version-1.lwm")) {
            Files.copy(in, model);
        }
    }

    private CliRun run(Object... arguments) {
        return CliRun.of(folder, arguments);
    }

    /** With the product's own worker, so that there is an engine to compare with. */
    private CliRun runForReal(Object... arguments) {
        Path home = Path.of("").toAbsolutePath();
        return CliRun.with(WorkerLaunch.ofThisProcess(home, System.getProperties()), folder, arguments);
    }

    @Test
    void writesAFileThatOthersRunAndProvesIt() throws IOException, OrtException {
        Path file = folder.resolve("digits.onnx");
        Path page = folder.resolve("digits.html");
        CliRun export = runForReal(
                "export", model, "--raw", "-o", file, "--dataset", "random", "--samples", 20, "--report", page);
        assertEquals(ExitCode.OK, export.code, export.err);
        assertTrue(export.out.contains("Written: " + file + " (" + Files.size(file) / 1000 + ","), export.out);
        assertTrue(export.out.contains("Proven: ONNX Runtime 1."), export.out);
        ProofReport report = ProofFile.read(ProofFile.beside(file));
        assertEquals(Outcome.PROVEN, report.trial().outcome());
        assertEquals(20, report.trial().samples());
        assertEquals(1, report.comparison().sameDecisions());
        assertTrue(report.comparison().relative() <= 1e-4, report.toString());
        assertTrue(Double.isNaN(report.comparison().ourAccuracy()), "random samples have no classes");
        assertTrue(Files.readString(page).contains("✓ Proven"));
        try (OnnxReplay replay = new OnnxReplay(Files.readAllBytes(file))) {
            float[] probabilities = replay.run(new byte[16], Shape.of(4, 4, 1), 1);
            assertEquals(1, probabilities[0] + probabilities[1], 1e-6);
        }
    }

    @Test
    void writesBesideTheModelAndSpeaksJson() throws IOException {
        CliRun export = run("export", model, "--no-proof", "--json");
        assertEquals(ExitCode.OK, export.code, export.err);
        JsonReader json = JsonReader.parse(export.out);
        Path file = folder.resolve("kept.onnx");
        assertEquals(file.toString(), json.string("file"));
        assertEquals(Files.size(file), json.integer("bytes"));
        assertEquals("onnx", json.string("target"));
        assertEquals("SKIPPED", json.string("outcome"));
        assertEquals("kept.onnx", ProofWords.fileName(ProofFile.fromJson(reading(json.object("proof"), export.out))));
    }

    /** The object as it stands in the text. */
    private static String reading(JsonReader proof, String text) {
        assertTrue(proof.has("trial"));
        return text.substring(text.indexOf("{", text.indexOf("\"proof\"")), text.lastIndexOf("}"));
    }

    /** The fake engine answers 0 to everything. */
    @Test
    void aFileThatAnswersDifferentlyIsKeptAndToldOf() throws IOException {
        CliRun export = run("export", model, "--dataset", "random");
        assertEquals(ExitCode.FAILED, export.code);
        assertTrue(export.err.contains("It answers differently: ONNX Runtime"), export.err);
        assertTrue(export.err.contains("Do not use this file"), export.err);
        Path file = folder.resolve("kept.onnx");
        assertTrue(Files.exists(file));
        assertEquals(
                Outcome.DIFFERS, ProofFile.read(ProofFile.beside(file)).trial().outcome());
    }

    @Test
    void aDataSetThatDoesNotFitIsRefusedBeforeAnythingIsWritten() {
        CliRun export = run("export", model, "--dataset", "spiral");
        assertEquals(ExitCode.FAILED, export.code);
        assertTrue(export.err.contains("but the network takes"), export.err);
        assertFalse(Files.exists(folder.resolve("kept.onnx")));
        assertEquals(ExitCode.USAGE, run("export", model, "--samples", "0").code);
    }

    @Test
    void listsTheTargetsAndWhatEachIsFor() {
        CliRun list = run("export", "--list", model);
        assertEquals(ExitCode.OK, list.code, list.err);
        assertTrue(list.out.contains("onnx  (ONNX, about "), list.out);
        assertTrue(list.out.contains("ONNX Runtime on servers"), list.out);
        JsonReader first = JsonReader.parse(run("export", "--list", model, "--json").out)
                .objects("targets")
                .get(0);
        assertEquals("onnx", first.string("target"));
        assertTrue(first.flag("possible"));
    }

    @Test
    void namesTheTargetsItKnows() {
        CliRun export = run("export", model, "--to", "floppy");
        assertEquals(ExitCode.USAGE, export.code);
        assertTrue(export.err.contains("no export target “floppy”. Known are: onnx"), export.err);
        assertTrue(run("export", model, "--to", "floppy", "--lang", "zh-CN").err.contains("没有导出目标“floppy”"));
    }

    @Test
    void saysWhatIsWrongWithTheModel() throws IOException {
        CliRun missing = run("export", folder.resolve("none.lwm"));
        assertEquals(ExitCode.FAILED, missing.code);
        assertTrue(missing.isPlain(), missing.err);
        Files.write(model, new byte[] {1, 2, 3});
        CliRun damaged = run("export", model);
        assertEquals(ExitCode.FAILED, damaged.code);
        assertTrue(damaged.isPlain(), damaged.err);
        assertFalse(Files.exists(folder.resolve("kept.onnx")));
    }

    @Test
    void explainsItself() {
        CliRun help = run("export", "--help");
        assertEquals(ExitCode.OK, help.code);
        assertTrue(help.out.contains("--raw") && help.out.contains("probabilities out"), help.out);
        assertTrue(run("export", "--help", "--lang", "zh-CN").out.contains("输出概率"));
    }
}
