package org.layerwright.export.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.layerwright.export.keras.KerasExporter;
import org.layerwright.export.proof.Replay;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.pytorch.TorchExporter;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.SourceText;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.model.TrainedModel;

/**
 * Reads an exported script with the Python of this machine, and runs it where the framework is installed there.
 *
 * @param framework as people call it
 * @param module the framework's Python module
 */
public record PythonReplay(String target, String framework, String module) implements Replay {
    private static final Duration RUNNING = Duration.ofMinutes(10);
    private static final Duration ASKING = Duration.ofSeconds(10);

    public static PythonReplay pytorch() {
        return new PythonReplay(TorchExporter.ID, "PyTorch", "torch");
    }

    public static PythonReplay keras() {
        return new PythonReplay(KerasExporter.ID, "Keras", "keras");
    }

    @Override
    public Replayed run(
            TrainedModel model, ExportOptions options, Path file, float[] samples, int count, IntConsumer done) {
        Optional<Path> python = Program.find("python3", "python");
        if (python.isEmpty()) {
            return new Replayed.Unavailable("Python", "proof.python.missing", List.of(framework));
        }
        try (Workplace workplace = Workplace.create()) {
            return run(python.get(), ExportSource.of(model), file, samples, count, workplace);
        } catch (IOException e) {
            return new Replayed.Failed(python.get().toString(), String.valueOf(e.getMessage()));
        }
    }

    private Replayed run(Path python, ExportSource source, Path file, float[] samples, int count, Workplace workplace)
            throws IOException {
        Path folder = workplace.folder();
        String version = Program.run(List.of(python.toString(), "--version"), folder, ASKING, Map.of())
                .output();
        workplace.text("harness.py", SourceText.resource(PythonReplay.class, "harness.py"));
        workplace.floats("samples", samples, count * source.graph().input().size());
        // -I keeps what lies in the present folder, and in the user's, from being taken for a module.
        List<String> command = new ArrayList<>(List.of(python.toString(), "-I", "-X", "utf8", "harness.py"));
        command.addAll(List.of(file.toAbsolutePath().toString(), module, "samples", "results"));
        source.graph().input().dims().forEach(extent -> command.add(String.valueOf(extent)));
        // Compiled files would be left beside the script.
        Program.Outcome ran = Program.run(command, folder, RUNNING, Map.of("PYTHONDONTWRITEBYTECODE", "1"));
        if (!ran.succeeded()) {
            return new Replayed.Failed(version, ran.said());
        }
        String said = ran.output().lines().reduce("", (before, line) -> line);
        String[] words = said.split(" ");
        if (!words[0].equals("ran")) {
            return new Replayed.Parsed(version);
        }
        float[] results =
                workplace.floats("results", count * source.graph().outputShape().size());
        return new Replayed.Ran(framework + " " + words[1], results, Double.parseDouble(words[2]));
    }
}
