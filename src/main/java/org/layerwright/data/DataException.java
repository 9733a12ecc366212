package org.layerwright.data;

import org.layerwright.text.ExplainedException;

/** A data set or an image that cannot be used; the message says what was expected, what was found and what to do. */
public final class DataException extends ExplainedException {
    public DataException(String key, Object... args) {
        super(null, key, args);
    }

    public DataException(Throwable cause, String key, Object... args) {
        super(cause, key, args);
    }
}
