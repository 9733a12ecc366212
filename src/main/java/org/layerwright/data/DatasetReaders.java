package org.layerwright.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
        return standard(MemoryBudget.ofHeap());
    }

    /** @param budget for each data set; what would take more is read from disk where its format allows */
    public static DatasetReaders standard(MemoryBudget budget) {
        return new DatasetReaders(List.of(
                new IdxFolderReader(budget),
                new CifarReader(budget),
                new NumpyReader(budget),
                new CsvReader(budget),
                new ImageFolderReader(budget)));
    }

    /** The readers, in the order in which they are asked. */
    public List<DatasetReader> all() {
        return all;
    }

    /** The first reader that knows what lies there. */
    public Optional<DatasetReader> find(Path path) {
        return all.stream().filter(reader -> reader.accepts(path)).findFirst();
    }

    /**
     * Reads what lies at {@code path} with the first reader that knows it.
     *
     * @throws DataException if nothing lies there, nobody knows it, or it is damaged
     */
    public LabelledData read(Path path, Progress progress) {
        return read(path, ReadOptions.DEFAULTS, progress);
    }

    /**
     * The same, in the way that the user asked for.
     *
     * @throws DataException also if an option means nothing to this format
     */
    public LabelledData read(Path path, ReadOptions options, Progress progress) {
        if (!Files.exists(path)) {
            throw new DataException("error.data.missing", path.toString());
        }
        if (!readable.test(path)) {
            throw new DataException("error.data.unreadable", path.toString());
        }
        DatasetReader reader = find(path)
                .orElseThrow(() -> new DataException(
                        "error.data.unknownFormat",
                        path.toString(),
                        all.stream().map(DatasetReader::format).collect(Collectors.joining("; "))));
        for (String name : new TreeSet<>(options.given())) {
            if (!reader.options().contains(name)) {
                String known = reader.options().isEmpty() ? "–" : String.join(", ", new TreeSet<>(reader.options()));
                throw new DataException("error.options.format", path.toString(), name, reader.format(), known);
            }
        }
        return reader.read(path, options, progress);
    }
}
