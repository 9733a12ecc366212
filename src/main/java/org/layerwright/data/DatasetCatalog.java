package org.layerwright.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds data sets by the string that a training plan holds: the id of a built-in set, or else a path.
 * Built-in sets lie under the {@code assets} folder of the application's home.
 */
public final class DatasetCatalog {
    /** The id of the handwritten digits that come with the application. */
    public static final String MNIST = "mnist";

    private final List<Entry> entries;
    private final DatasetReaders readers;

    /** A built-in data set. */
    public record Entry(String id, String displayName, Path folder) {}

    /** @param home the folder that holds {@code assets} */
    public DatasetCatalog(Path home) {
        this(home, DatasetReaders.standard());
    }

    public DatasetCatalog(Path home, DatasetReaders readers) {
        this.entries = List.of(new Entry(MNIST, "MNIST", home.resolve("assets").resolve("mnist")));
        this.readers = readers;
    }

    /** The built-in data sets, in the order in which they are offered. */
    public List<Entry> entries() {
        return entries;
    }

    /** Opens a data set without telling anyone how far it has come. */
    public LabelledData open(String idOrPath) {
        return open(idOrPath, Progress.none());
    }

    /**
     * Opens the built-in set of that id, or reads the file or folder of that path.
     *
     * @throws DataException if there is neither, or what is there cannot be read
     */
    public LabelledData open(String idOrPath, Progress progress) {
        for (Entry entry : entries) {
            if (entry.id().equals(idOrPath)) {
                LabelledData data = readers.read(entry.folder(), progress);
                return new LabelledData(entry.displayName(), data.train(), data.test(), data.fingerprint());
            }
        }
        Path path;
        try {
            path = Path.of(idOrPath);
        } catch (InvalidPathException e) {
            throw new DataException(e, "error.data.notAPath", idOrPath, ids());
        }
        if (idOrPath.isBlank() || (!path.toFile().exists() && path.getNameCount() == 1)) {
            throw new DataException("error.data.unknownId", idOrPath, ids());
        }
        return readers.read(path, progress);
    }

    private String ids() {
        return String.join(", ", entries.stream().map(Entry::id).toList());
    }
}
