package org.layerwright.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.layerwright.file.AtomicFiles;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;
import org.layerwright.text.Texts;

/**
 * Folders that the user chose instead of those below the user's own one, such as a larger disk for runs. They lie in
 * {@code folders.json} in the user's folder, where window, command line and worker find the same.
 *
 * @param runs where runs go
 * @param datasets where downloaded data sets lie
 */
public record FolderChoices(Optional<Path> runs, Optional<Path> datasets) {
    public static final FolderChoices NONE = new FolderChoices(Optional.empty(), Optional.empty());

    private static final String FILE = "folders.json";
    private static final String FORMAT = "layerwright-folders";
    private static final int VERSION = 1;

    /**
     * Reads what was chosen; nothing where there is no such file.
     *
     * @throws RunException if the file is damaged or of a newer version
     */
    public static FolderChoices read(Path userData) {
        Path file = userData.resolve(FILE);
        try {
            JsonReader json = JsonReader.parse(Files.readString(file))
                    .expect(FORMAT, VERSION)
                    .only(Set.of("format", "version", "runs", "datasets"));
            return new FolderChoices(folder(json, "runs"), folder(json, "datasets"));
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (JsonFormatException e) {
            throw new RunException(e, "error.folders.damaged", file.toString(), Texts.clause(e));
        } catch (InvalidPathException e) {
            throw new RunException(e, "error.folders.damaged", file.toString(), e.getInput());
        } catch (IOException e) {
            throw RunException.io(e, file);
        }
    }

    /** @throws org.layerwright.file.FileException if it could not be written */
    public void write(Path userData, AtomicFiles files) {
        JsonWriter json = new JsonWriter().header(FORMAT, VERSION);
        runs.ifPresent(folder -> json.put("runs", folder.toString()));
        datasets.ifPresent(folder -> json.put("datasets", folder.toString()));
        files.write(userData.resolve(FILE), json.toText().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Path> folder(JsonReader json, String field) {
        String name = json.string(field, "");
        return name.isBlank() ? Optional.empty() : Optional.of(Path.of(name).toAbsolutePath());
    }
}
