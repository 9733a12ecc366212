package org.layerwright.export.replay;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.layerwright.export.java.JavaExporter;
import org.layerwright.export.proof.Replay;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.SourceFiles;
import org.layerwright.export.source.SourceText;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.model.TrainedModel;

/**
 * Compiles an exported Java class and runs it in a virtual machine of its own, with the ONNX Runtime that we bring along.
 * The compiler is that of our own runtime, where it has one, or that on the search path.
 */
public record JavaReplay() implements Replay {
    private static final Duration COMPILING = Duration.ofMinutes(2);
    private static final Duration RUNNING = Duration.ofMinutes(10);
    private static final Duration ASKING = Duration.ofSeconds(20);
    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("javac (\\d+)");

    @Override
    public String target() {
        return JavaExporter.ID;
    }

    @Override
    public Replayed run(
            TrainedModel model, ExportOptions options, Path file, float[] samples, int count, IntConsumer done) {
        Optional<Path> compiler = tool("javac");
        Optional<Path> java = tool("java");
        if (compiler.isEmpty() || java.isEmpty()) {
            return new Replayed.Unavailable("javac", "proof.java.missing", List.of(String.valueOf(OLDEST)));
        }
        try (Workplace workplace = Workplace.create()) {
            String version = Program.run(
                            List.of(compiler.get().toString(), "-version"), workplace.folder(), ASKING, Map.of())
                    .output();
            Matcher number = VERSION.matcher(version);
            if (!number.find() || Integer.parseInt(number.group(1)) < OLDEST) {
                return new Replayed.Unavailable(version, "proof.java.missing", List.of(String.valueOf(OLDEST)));
            }
            return run(
                    version,
                    compiler.get(),
                    java.get(),
                    ExportSource.of(model),
                    options,
                    file,
                    samples,
                    count,
                    workplace);
        } catch (IOException | URISyntaxException e) {
            return new Replayed.Failed(compiler.get().toString(), String.valueOf(e.getMessage()));
        }
    }

    private static Replayed run(
            String version,
            Path compiler,
            Path java,
            ExportSource source,
            ExportOptions options,
            Path file,
            float[] samples,
            int count,
            Workplace workplace)
            throws IOException, URISyntaxException {
        Path folder = workplace.folder();
        String runtime = Path.of(OrtEnvironment.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String name = JavaExporter.className(SourceFiles.stem(file, "java"));
        boolean bytes = options.raw() && source.graph().input().isImage();
        workplace.text(
                "Harness.java",
                SourceText.resource(JavaReplay.class, "Harness.java.txt")
                        .replace("@CLASS@", name)
                        .replace("@TYPE@", bytes ? "byte" : "float")
                        .replace("@CAST@", bytes ? "(byte) " : ""));
        List<String> compile = List.of(
                compiler.toString(),
                "-Xlint:all,-path,-auxiliaryclass",
                "-Werror",
                "-proc:none",
                "-encoding",
                "UTF-8",
                "-cp",
                runtime,
                "-d",
                ".",
                "Harness.java",
                file.toAbsolutePath().toString());
        Program.Outcome compiled = Program.run(compile, folder, COMPILING, Map.of());
        if (!compiled.succeeded()) {
            return new Replayed.Failed(version, compiled.said());
        }
        workplace.floats("samples", samples, count * source.graph().input().size());
        Path network = file.toAbsolutePath().resolveSibling(SourceFiles.stem(file, "java") + ".onnx");
        Program.Outcome ran = Program.run(
                List.of(
                        java.toString(),
                        "-cp",
                        folder + File.pathSeparator + runtime,
                        "Harness",
                        network.toString(),
                        "samples",
                        "results"),
                folder,
                RUNNING,
                Map.of());
        if (!ran.succeeded()) {
            return new Replayed.Failed(version, ran.said());
        }
        float[] results =
                workplace.floats("results", count * source.graph().outputShape().size());
        String seconds = ran.output().lines().reduce("", (before, line) -> line);
        return new Replayed.Ran(version, results, Double.parseDouble(seconds));
    }

    /** A program of our own runtime, or else of the search path. */
    private static Optional<Path> tool(String name) {
        Path own = Path.of(System.getProperty("java.home"), "bin", name);
        return Files.isExecutable(own) ? Optional.of(own) : Program.find(name);
    }
}
