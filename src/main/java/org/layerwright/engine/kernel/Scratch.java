package org.layerwright.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Work arrays that all kernels of one compiled network share, because only one of them runs at a time. Kernels say at
 * compile time how much they need; nothing in here survives from one kernel to the next.
 */
public final class Scratch implements AutoCloseable {
    private int[] heapSizes = new int[3];
    private int nativeSize;
    private final List<float[]> heap = new ArrayList<>();
    private FloatPointer nativeBlock;

    /** Asks for heap arrays of at least these lengths. */
    public void needHeap(long... sizes) {
        for (int i = 0; i < sizes.length; i++) {
            heapSizes[i] = Math.max(heapSizes[i], Math.toIntExact(sizes[i]));
        }
    }

    /** Asks for a native block of at least this many values. */
    public void needNative(long size) {
        nativeSize = Math.max(nativeSize, Math.toIntExact(size));
    }

    /** Allocates what was asked for. */
    public void allocate() {
        for (int size : heapSizes) {
            heap.add(new float[size]);
        }
        nativeBlock = new FloatPointer(Math.max(1, nativeSize));
    }

    public float[] heap(int index) {
        return heap.get(index);
    }

    FloatPointer nativeBlock() {
        return nativeBlock;
    }

    @Override
    public void close() {
        if (nativeBlock != null) {
            nativeBlock.close();
        }
    }
}
