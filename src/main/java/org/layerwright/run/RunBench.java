package org.layerwright.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.ModelBenched;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonFormatException;

/**
 * The speeds of a run's models, kept beside the run in {@code bench.json}: of each model file the last measurement.
 *
 * @param folder of the run
 */
public record RunBench(Path folder) {
    private static final String FILE = "bench.json";
    private static final String FORMAT = "layerwright-bench";
    private static final int VERSION = 1;
    private static final long LARGEST = 1 << 20;

    /**
     * A measurement.
     *
     * @param model the model file, relative to the run's folder
     */
    public record Kept(String model, Instant at, ModelBenched result) {}

    /** What is kept with the run that a model belongs to; empty for a model outside a run. */
    public static Optional<RunBench> of(Path model) {
        Path parent = model.toAbsolutePath().normalize().getParent();
        for (Path folder = parent; folder != null && !folder.equals(above(parent)); folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(RunFolder.RECORD))) {
                return Optional.of(new RunBench(folder));
            }
        }
        return Optional.empty();
    }

    /** The folder above a run whose kept epochs the model is one of. */
    private static Path above(Path parent) {
        Path run = parent == null ? null : parent.getParent();
        return run == null ? null : run.getParent();
    }

    /** The last measurement of a model file; empty where there is none that can be read. */
    public Optional<Kept> find(Path model) {
        return read().stream().filter(kept -> kept.model().equals(name(model))).findFirst();
    }

    /** All measurements; a file that cannot be read holds none. */
    public List<Kept> read() {
        Path file = folder.resolve(FILE);
        List<Kept> all = new ArrayList<>();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return all;
            }
            JsonNode root = new ObjectMapper().readTree(Files.readString(file));
            if (root.path("version").asInt() == VERSION) {
                root.path("measured").forEach(node -> parse(node).ifPresent(all::add));
            }
        } catch (IOException e) {
            all.clear(); // Speeds can be measured again.
        }
        return all;
    }

    private static Optional<Kept> parse(JsonNode node) {
        try {
            WorkerEvent event = new LineCodec<>(WorkerEvent.class)
                    .decode(node.path("result").toString());
            if (event instanceof ModelBenched result) {
                return Optional.of(new Kept(
                        node.path("model").asText(),
                        Instant.parse(node.path("at").asText()),
                        result));
            }
        } catch (JsonFormatException | DateTimeParseException e) {
            // Of a newer version, or damaged.
        }
        return Optional.empty();
    }

    /**
     * Keeps a measurement in place of the one before of the same model file.
     *
     * @throws org.layerwright.file.FileException where the file cannot be written
     */
    public void add(Path model, ModelBenched result, Instant at, AtomicFiles files) {
        List<Kept> all = new ArrayList<>(read());
        all.removeIf(kept -> kept.model().equals(name(model)));
        all.add(new Kept(name(model), at, result));
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode().put("format", FORMAT).put("version", VERSION);
        ArrayNode measured = root.putArray("measured");
        LineCodec<WorkerEvent> codec = new LineCodec<>(WorkerEvent.class);
        try {
            for (Kept kept : all) {
                measured.addObject()
                        .put("model", kept.model())
                        .put("at", kept.at().toString())
                        .set("result", json.readTree(codec.encode(kept.result())));
            }
            String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
            files.write(folder.resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String name(Path model) {
        return folder.toAbsolutePath()
                .normalize()
                .relativize(model.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }
}
