package org.layerwright.export.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.layerwright.export.c.CExporter;
import org.layerwright.export.c.Precision;
import org.layerwright.export.proof.Replay;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.SourceFiles;
import org.layerwright.export.source.SourceText;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.TrainedModel;

/**
 * Compiles generated C with the compiler of this machine, every warning an error, and runs it on the samples.
 *
 * @param precision how the weights stand in it
 * @param compilers names of programs, of which the first that is there is taken
 */
public record CReplay(Precision precision, List<String> compilers) implements Replay {
    /**
     * Rounding a kernel to 255 steps moves each weight by at most half a step, 0.4 % of its channel's largest. What that
     * does to the results depends on the depth; trained digits stay within a few hundredths of a probability. A mistake in
     * the code gives differences near 1.
     */
    private static final double INT8_TOLERANCE = 0.15;

    private static final Duration COMPILING = Duration.ofMinutes(3);
    private static final Duration RUNNING = Duration.ofMinutes(10);
    private static final Duration ASKING = Duration.ofSeconds(10);

    public CReplay(Precision precision) {
        this(precision, List.of("cc", "gcc", "clang"));
    }

    @Override
    public String target() {
        return new CExporter(new AtomicFiles(), "", precision).id();
    }

    @Override
    public double tolerance() {
        return precision == Precision.INT8 ? INT8_TOLERANCE : SINGLE_PRECISION;
    }

    @Override
    public Replayed run(
            TrainedModel model, ExportOptions options, Path file, float[] samples, int count, IntConsumer done) {
        return run(ExportSource.of(model), options, file, samples, count);
    }

    Replayed run(ExportSource source, ExportOptions options, Path file, float[] samples, int count) {
        String names = String.join(", ", compilers);
        Optional<Path> compiler = Program.find(compilers.toArray(String[]::new));
        if (compiler.isEmpty()) {
            return new Replayed.Unavailable(names, "proof.c.missing", List.of(names));
        }
        try (Workplace workplace = Workplace.create()) {
            return run(compiler.get(), source, options, file, samples, count, workplace);
        } catch (IOException e) {
            return new Replayed.Failed(compiler.get().toString(), String.valueOf(e.getMessage()));
        }
    }

    private static Replayed run(
            Path compiler,
            ExportSource source,
            ExportOptions options,
            Path file,
            float[] samples,
            int count,
            Workplace workplace)
            throws IOException {
        Path folder = workplace.folder();
        String by = version(compiler, folder);
        String prefix = Identifiers.like(SourceFiles.plain(SourceFiles.stem(file, "c")));
        boolean bytes = options.raw() && source.graph().input().isImage();
        workplace.text("harness.c", harness(SourceFiles.plain(SourceFiles.stem(file, "c")) + ".h", prefix, bytes));
        List<String> command = new ArrayList<>(List.of(compiler.toString()));
        command.addAll(List.of("-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-O2"));
        command.add("-I" + file.toAbsolutePath().getParent());
        // Said to be C, whatever name the user has given it.
        command.addAll(List.of("-x", "c", "harness.c", file.toAbsolutePath().toString(), "-x", "none"));
        command.addAll(List.of("-o", "harness", "-lm"));
        Program.Outcome compiled = Program.run(command, folder, COMPILING, Map.of());
        if (!compiled.succeeded()) {
            return new Replayed.Failed(by, compiled.said());
        }
        workplace.floats("samples", samples, count * source.graph().input().size());
        Program.Outcome ran = Program.run(
                List.of(folder.resolve("harness").toString(), "samples", "results"), folder, RUNNING, Map.of());
        if (!ran.succeeded()) {
            return new Replayed.Failed(by, ran.said());
        }
        float[] results =
                workplace.floats("results", count * source.graph().outputShape().size());
        return new Replayed.Ran(by, results, Double.parseDouble(ran.output()));
    }

    /** The first line of what a compiler says of itself. */
    private static String version(Path compiler, Path folder) throws IOException {
        Program.Outcome said = Program.run(List.of(compiler.toString(), "--version"), folder, ASKING, Map.of());
        return said.output().lines().findFirst().orElse(compiler.toString());
    }

    private static String harness(String header, String prefix, boolean bytes) {
        return SourceText.resource(CReplay.class, "harness.c")
                .replace("@HEADER@", header)
                .replace("@TYPE@", bytes ? "unsigned char" : "float")
                .replace("@MACRO@", prefix.toUpperCase(Locale.ROOT))
                .replace("@PREFIX@", prefix);
    }
}
