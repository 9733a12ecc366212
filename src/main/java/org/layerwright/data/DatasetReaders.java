package org.layerwright.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
        DatasetReader reader = find(path).orElseThrow(() -> unknown(path));
        for (String name : new TreeSet<>(options.given())) {
            if (!reader.options().contains(name)) {
                String known = reader.options().isEmpty() ? "–" : String.join(", ", new TreeSet<>(reader.options()));
                throw new DataException("error.options.format", path.toString(), name, reader.id(), known);
            }
        }
        return withWarning(reader.read(path, options, progress));
    }

    /** What most often stands in the way is said by itself. */
    private static DataException unknown(Path path) {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                List<Path> all = files.toList();
                long images = all.stream().filter(ImageFolderReader::isImage).count();
                if (all.isEmpty()) {
                    return new DataException("error.data.emptyFolder", path.toString());
                }
                if (images > 0) {
                    return new DataException("error.images.flat", path.toString(), images);
                }
            } catch (IOException | UncheckedIOException e) {
                return new DataException("error.data.unreadable", path.toString());
            }
        }
        return new DataException("error.data.unknownFormat", path.toString());
    }

    /** It can be read and shown, but nothing can be learnt from it. */
    private static LabelledData withWarning(LabelledData read) {
        if (read.train().classNames().size() != 1) {
            return read;
        }
        List<Note> notes = new ArrayList<>(read.notes());
        notes.add(Note.of("dataset.note.oneClass", read.train().classNames().get(0)));
        return new LabelledData(read.name(), read.train(), read.test(), read.fingerprint(), notes);
    }
}
