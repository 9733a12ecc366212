package org.layerwright.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * The diary of a run: one JSON object per line, each with the time at which it was written in {@code at}. Lines are
 * gathered and written as a group when {@link #flush()} is called, so that a step costs no system call.
 *
 * <p>A process that is killed may leave a torn last line; readers skip it, and the next writer cuts it off.
 */
public final class EventLog implements AutoCloseable {
    /** Measurements of a network of thousands of layers are far below; what is longer is no event. */
    private static final int MAX_LINE = 16 << 20;

    private final Path file;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final OutputStream out;

    private EventLog(Path file, Clock clock, OutputStream out) {
        this.file = file;
        this.clock = clock;
        this.out = out;
    }

    /** Opens a log to go on writing at its end. */
    static EventLog append(Path file, Clock clock) {
        try {
            cutTornLine(file);
            return new EventLog(
                    file,
                    clock,
                    new BufferedOutputStream(
                            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                            1 << 16));
        } catch (IOException e) {
            throw RunException.io(e, file);
        }
    }

    /** Adds one event. Its own {@code at}, if it has one, is replaced by the present time. */
    public synchronized void write(ObjectNode event) {
        ObjectNode line = json.createObjectNode().put("at", clock.instant().toString());
        event.properties().stream()
                .filter(field -> !field.getKey().equals("at"))
                .forEach(field -> line.set(field.getKey(), field.getValue()));
        try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Adds one event that is given as the text of a JSON object. */
    public void write(String eventJson) {
        try {
            if (json.readTree(eventJson) instanceof ObjectNode event) {
                write(event);
                return;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected a JSON object, received " + eventJson, e);
        }
        throw new IllegalArgumentException("Expected a JSON object, received " + eventJson);
    }

    /** Hands what was written to the operating system: from now on it survives this process. */
    public synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Reads the events in order; a log that does not exist has none. A line that is no JSON object, or longer than any
     * event, is skipped.
     *
     * @throws RunException if the file cannot be read
     */
    static void read(Path file, Consumer<ObjectNode> consumer) {
        ObjectMapper json = new ObjectMapper();
        try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            BoundedLines lines = new BoundedLines(in, MAX_LINE);
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (parse(json, line) instanceof ObjectNode event) {
                    consumer.accept(event);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing has happened yet.
        } catch (IOException e) {
            throw RunException.io(e, file);
        }
    }

    private static JsonNode parse(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            return null; // torn by a crash
        }
    }

    private static void cutTornLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
            long end = log.length();
            while (end > 0) {
                log.seek(end - 1);
                if (log.read() == '\n') {
                    break;
                }
                end--;
            }
            log.setLength(end);
        }
    }

    private RunException failed(IOException e) {
        return RunException.io(e, file);
    }
}
