package org.layerwright.data;

/** Told how far a reader has come. It may throw {@link java.util.concurrent.CancellationException} to end the reading. */
@FunctionalInterface
public interface Progress {
    /**
     * @param done  bytes read so far, of all files
     * @param total bytes to read, of all files
     */
    void report(long done, long total);

    /** For callers that do not want to know. */
    static Progress none() {
        return (done, total) -> {};
    }
}
