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
import org.layerwright.json.JsonReader;
import org.layerwright.model.ModelFile;
import org.layerwright.network.Shape;

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

    @Test
    void writesAFileThatOthersRun() throws IOException, OrtException {
        Path file = folder.resolve("digits.onnx");
        CliRun export = run("export", model, "--to", "onnx", "--raw", "-o", file);
        assertEquals(ExitCode.OK, export.code, export.err);
        assertTrue(export.out.contains("Written: " + file + " (" + Files.size(file) / 1000 + ","), export.out);
        try (OnnxReplay replay = new OnnxReplay(Files.readAllBytes(file))) {
            float[] probabilities = replay.run(new byte[16], Shape.of(4, 4, 1), 1);
            assertEquals(1, probabilities[0] + probabilities[1], 1e-6);
        }
    }

    @Test
    void writesBesideTheModelAndSpeaksJson() throws IOException {
        CliRun export = run("export", model, "--json");
        assertEquals(ExitCode.OK, export.code, export.err);
        JsonReader json = JsonReader.parse(export.out);
        Path file = folder.resolve("kept.onnx");
        assertEquals(file.toString(), json.string("file"));
        assertEquals(Files.size(file), json.integer("bytes"));
        assertEquals("onnx", json.string("target"));
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
