package org.layerwright.export.source;

import java.nio.file.Path;

/** The names of files that stand beside each other. */
public final class SourceFiles {
    private SourceFiles() {}

    /** A file's name without its ending. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A stem of letters, digits, dots, dashes and underscores only. */
    public static String plain(String stem) {
        return stem.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
