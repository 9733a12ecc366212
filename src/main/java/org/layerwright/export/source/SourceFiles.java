package org.layerwright.export.source;

import java.nio.file.Path;

/** The names of files that stand beside each other. */
public final class SourceFiles {
    private SourceFiles() {}

    /**
     * A file's name without its ending; all of it where it ends otherwise, so that no file beside it has its name.
     *
     * @param extension without the dot
     */
    public static String stem(Path file, String extension) {
        String name = String.valueOf(file.getFileName());
        String ending = "." + extension;
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    /** A stem of letters, digits, dots, dashes and underscores only. */
    public static String plain(String stem) {
        return stem.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
