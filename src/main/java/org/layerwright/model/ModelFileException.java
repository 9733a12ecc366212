package org.layerwright.model;

import org.layerwright.text.ExplainedException;

/** A model file that cannot be read; the message says what was expected, what was found and what to do. */
public final class ModelFileException extends ExplainedException {
    public ModelFileException(String key, Object... args) {
        super(null, key, args);
    }

    public ModelFileException(Throwable cause, String key, Object... args) {
        super(cause, key, args);
    }
}
