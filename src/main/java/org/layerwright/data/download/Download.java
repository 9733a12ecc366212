package org.layerwright.data.download;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A download that is under way. */
public final class Download {
    private final Cancellation cancellation;
    private final CompletableFuture<Path> result;

    Download(Cancellation cancellation, CompletableFuture<Path> result) {
        this.cancellation = cancellation;
        this.result = result;
    }

    /**
     * The folder of the set once it is ready. Fails with a {@link DownloadException} whose sentence is for the user, or
     * with a {@link java.util.concurrent.CancellationException} after {@link #cancel()}.
     */
    public CompletableFuture<Path> result() {
        return result.copy();
    }

    /** Ends it as soon as possible. What is here by then stays, and the next attempt goes on from there. */
    public void cancel() {
        cancellation.cancel();
    }
}
