package org.layerwright.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The formats that can be read, asked in order. */
public final class DatasetReaders {
    private final List<DatasetReader> all;
    private final Predicate<Path> readable;

    public DatasetReaders(List<DatasetReader> all) {
        this(all, path -> Files.isReadable(path) && (!Files.isDirectory(path) || Files.isExecutable(path)));
    }

    /** @param readable whether the user may read a path; tests refuse */
    DatasetReaders(List<DatasetReader> all, Predicate<Path> readable) {
        this.all = List.copyOf(all);
        this.readable = readable;
    }

    public static DatasetReaders standard() {
        return new DatasetReaders(List.of(new IdxFolderReader()));
    }

    /** The readers, in the order in which they are asked. */
    public List<DatasetReader> all() {
        return all;
    }

    /**
     * Reads what lies at {@code path} with the first reader that knows it.
     *
     * @throws DataException if nothing lies there, nobody knows it, or it is damaged
     */
    public LabelledData read(Path path, Progress progress) {
        if (!Files.exists(path)) {
            throw new DataException("error.data.missing", path.toString());
        }
        if (!readable.test(path)) {
            throw new DataException("error.data.unreadable", path.toString());
        }
        return all.stream()
                .filter(reader -> reader.accepts(path))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        "error.data.unknownFormat",
                        path.toString(),
                        all.stream().map(DatasetReader::format).collect(Collectors.joining("; "))))
                .read(path, progress);
    }
}
