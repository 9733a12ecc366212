package org.layerwright.data;

/**
 * How much of the heap one data set may take. What would take more stays in its file and is read sample by sample.
 *
 * @param bytes at least 0; 0 leaves everything on disk that can stay there
 */
public record MemoryBudget(long bytes) {
    /** The longest array of bytes that every Java machine makes. */
    static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    public MemoryBudget {
        if (bytes < 0) {
            throw new IllegalArgumentException("Expected at least 0 bytes, received " + bytes);
        }
    }

    /** A quarter of the heap: the network, its optimizer and the batches read ahead need room too. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** Whether that many bytes may be held, as one array. */
    boolean holds(long size) {
        return size <= bytes && size <= MAX_ARRAY;
    }
}
