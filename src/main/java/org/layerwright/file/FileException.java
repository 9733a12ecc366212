package org.layerwright.file;

import org.layerwright.text.ExplainedException;

/** A file that could not be written; the message says what was expected, what was found and what to do. */
public final class FileException extends ExplainedException {
    public FileException(String key, Object... args) {
        super(null, key, args);
    }

    public FileException(Throwable cause, String key, Object... args) {
        super(cause, key, args);
    }
}
