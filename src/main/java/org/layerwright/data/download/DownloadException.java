package org.layerwright.data.download;

import org.layerwright.text.ExplainedException;

/** A data set that could not be brought here; the message says what was expected, what was found and what to do. */
public final class DownloadException extends ExplainedException {
    public DownloadException(String key, Object... args) {
        super(null, key, args);
    }

    public DownloadException(Throwable cause, String key, Object... args) {
        super(cause, key, args);
    }
}
