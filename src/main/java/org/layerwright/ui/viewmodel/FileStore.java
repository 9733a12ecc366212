package org.layerwright.ui.viewmodel;

import java.io.IOException;
import java.nio.file.Path;

/** Reads and writes small text files whole. Both methods may take long and are called on background threads only. */
public interface FileStore {
    /**
     * @throws IOException where the file is missing, unreadable, not UTF-8 or larger than any file of ours
     */
    String read(Path file) throws IOException;

    /**
     * Replaces a file, or creates it with its folder. After an error the old file is as it was.
     *
     * @throws IOException where the folder cannot be written to or the disk is full
     */
    void write(Path file, String content) throws IOException;
}
