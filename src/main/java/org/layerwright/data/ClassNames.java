package org.layerwright.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The names of classes: from a small file, or numbers where nothing names them. */
final class ClassNames {
    private static final int MAX_BYTES = 1 << 16;

    private ClassNames() {}

    /** 0, 1, 2, … */
    static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /**
     * Reads a file with one name per line; empty lines are passed over.
     *
     * @throws DataException if it cannot be read or is too long to hold nothing but names
     */
    static List<String> read(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new DataException("error.classes.tooLong", file.toString(), MAX_BYTES, size);
            }
            return Files.readString(file)
                    .lines()
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw IdxReader.explain(file, e);
        }
    }
}
