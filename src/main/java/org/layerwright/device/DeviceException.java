package org.layerwright.device;

import org.layerwright.text.ExplainedException;

/** A device that cannot be used as asked; the message says why and what to do. */
public final class DeviceException extends ExplainedException {
    public DeviceException(String key, Object... args) {
        super(null, key, args);
    }

    public DeviceException(Throwable cause, String key, Object... args) {
        super(cause, key, args);
    }
}
