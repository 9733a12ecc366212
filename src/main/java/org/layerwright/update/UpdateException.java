package org.layerwright.update;

import org.layerwright.text.ExplainedException;

/** Why it is not known whether there is a newer release. */
public final class UpdateException extends ExplainedException {
    UpdateException(String key, Object... args) {
        super(null, key, args);
    }

    UpdateException(Throwable cause, String key, Object... args) {
        super(cause, key, args);
    }
}
