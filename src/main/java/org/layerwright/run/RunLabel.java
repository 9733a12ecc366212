package org.layerwright.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;
import org.layerwright.text.Texts;

/**
 * What the user calls a run and thinks of it, in {@code label.json} beside {@code run.json}, so that it goes where the
 * folder goes and training never touches it.
 *
 * @param name what the user calls the run; empty where it goes by its network's name
 * @param notes anything, over several lines
 */
public record RunLabel(String name, String notes) {
    /** A run that was given neither. */
    public static final RunLabel NONE = new RunLabel("", "");

    private static final String FILE = "label.json";
    private static final String FORMAT = "layerwright-run-label";
    private static final int VERSION = 1;
    private static final long MAX_BYTES = 1 << 20;

    public RunLabel {
        Objects.requireNonNull(name);
        Objects.requireNonNull(notes);
    }

    /**
     * Reads a run's label; a run without one has {@link #NONE}.
     *
     * @throws RunException if the file is damaged, of a newer version, or cannot be read
     */
    public static RunLabel read(RunFolder folder) {
        Path file = folder.path().resolve(FILE);
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new RunException("error.run.label", file.toString(), size + " > " + MAX_BYTES);
            }
            JsonReader json = JsonReader.parse(Files.readString(file)).expect(FORMAT, VERSION);
            return new RunLabel(json.string("name", ""), json.string("notes", ""));
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (JsonFormatException e) {
            throw new RunException(e, "error.run.label", file.toString(), Texts.clause(e));
        } catch (IOException e) {
            throw RunException.io(e, file);
        }
    }

    /**
     * Writes it into a run's folder, whole or not at all.
     *
     * @throws org.layerwright.file.FileException if the disk is full or the folder cannot be written to
     */
    public void write(RunFolder folder, AtomicFiles files) {
        String text = new JsonWriter()
                .header(FORMAT, VERSION)
                .put("name", name)
                .put("notes", notes)
                .toText();
        files.write(folder.path().resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
    }
}
