package org.layerwright.data;

/** The bytes that samples are stored in, wherever they lie. Safe to read from several threads at once. */
interface SampleBytes {
    /**
     * Copies a piece.
     *
     * @throws DataException if it can no longer be read
     */
    void read(long position, byte[] out, int count);

    /** Bytes that are held in memory. */
    static SampleBytes inMemory(byte[] bytes) {
        return (position, out, count) -> System.arraycopy(bytes, Math.toIntExact(position), out, 0, count);
    }
}
