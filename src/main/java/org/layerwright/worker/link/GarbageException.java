package org.layerwright.worker.link;

import java.io.IOException;

/** What came in is not what the other side of the link would send. */
public final class GarbageException extends IOException {
    private static final long serialVersionUID = 1L;

    public GarbageException(String found) {
        super(found);
    }
}
