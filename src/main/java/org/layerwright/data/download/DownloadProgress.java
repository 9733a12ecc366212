package org.layerwright.data.download;

/**
 * How far a download has come.
 *
 * @param phase      what is being done
 * @param file       the name of the file at hand
 * @param fileNumber its number, from 1
 * @param files      how many files there are
 * @param done       bytes of all files that are here, those of earlier attempts too
 * @param total      bytes of all files
 */
public record DownloadProgress(Phase phase, String file, int fileNumber, int files, long done, long total) {
    /** What is being done. */
    public enum Phase {
        DOWNLOADING,
        /** The digest is computed. */
        CHECKING,
        /** The files are unpacked or put in place. */
        PREPARING
    }
}
