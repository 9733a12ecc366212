package org.layerwright.data;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Room for decoded images, shared by the parts of a set. The images read first stay until the room is used up; none is
 * driven out, because an epoch visits every image once in a new order, so that the one just read is wanted last.
 */
final class ImageCache {
    private final AtomicLong left;

    /** @param bytes room in all */
    ImageCache(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Takes room if there is enough. */
    boolean take(long bytes) {
        return left.getAndUpdate(now -> now >= bytes ? now - bytes : now) >= bytes;
    }
}
