package org.layerwright.data.download;

import java.util.List;

/**
 * Files that belong together and are brought to the user's machine later, because they are too large to come along.
 *
 * @param title what people call it
 * @param files all of them, smallest first
 * @param unpackedBytes what is written beside them when they are used
 */
public record Pack(String title, List<File> files, long unpackedBytes) {
    public Pack {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path below the address of a server, with slashes; its last part is the file's name
     * @param sha256 lower-case hex digits
     */
    public record File(String path, long size, String sha256) {
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /** The folder on a server, with a slash at its end. */
        String folder() {
            return path.substring(0, path.lastIndexOf('/') + 1);
        }
    }

    public long bytes() {
        return files.stream().mapToLong(File::size).sum();
    }
}
