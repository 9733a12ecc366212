package org.layerwright.data;

import java.nio.file.Path;

/** Reads one kind of data set. To add a format, write one reader and add it to {@link DatasetReaders#standard()}. */
public interface DatasetReader {
    /** The format's name in a few words, for the sentence that lists what can be read. */
    String format();

    /** Whether this reader knows what lies there. Looks at names and first bytes only, and never throws. */
    boolean accepts(Path path);

    /**
     * Reads all of it.
     *
     * @throws DataException if it is damaged, too large or not readable; the message says what to do
     */
    LabelledData read(Path path, Progress progress);
}
