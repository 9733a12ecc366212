package org.layerwright.engine.kernel;

import org.bytedeco.javacpp.FloatPointer;

/** A vector in native memory that is copied from and to the heap as a whole. */
public final class NativeVector implements AutoCloseable {
    private final FloatPointer pointer;
    private final int length;

    public NativeVector(int length) {
        this.length = length;
        this.pointer = new FloatPointer(Math.max(1, length));
        pointer.zero();
    }

    public void write(float[] source) {
        pointer.put(source, 0, length);
    }

    public void read(float[] target) {
        pointer.get(target, 0, length);
    }

    public void zero() {
        pointer.zero();
    }

    /** A pointer of its own to the value at {@code offset}. */
    FloatPointer at(long offset) {
        return new FloatPointer(pointer).position(offset);
    }

    @Override
    public void close() {
        pointer.close();
    }
}
