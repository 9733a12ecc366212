package org.layerwright.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads one kind of data set. To add a format, write one reader and add it to {@link DatasetReaders#standard()}. */
public interface DatasetReader {
    /** A short name of the format, by which texts tell of it: {@code csv}. */
    String id();

    /** The names of the options that this reader heeds. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * The names of the columns that the option {@code label} can be set to; none where there are no columns.
     *
     * @throws DataException if it cannot be read
     */
    default List<String> columns(Path path, ReadOptions options) {
        return List.of();
    }

    /** Whether this reader knows what lies there. Looks at names and first bytes only, and never throws. */
    boolean accepts(Path path);

    /**
     * Reads it, or opens it where it is too large to be held in memory.
     *
     * @param options what the user asked for; those of other formats are refused by {@link DatasetReaders}
     * @throws DataException if it is damaged, too large or not readable; the message says what to do
     */
    LabelledData read(Path path, ReadOptions options, Progress progress);
}
