package org.layerwright.engine.kernel;

import org.bytedeco.javacpp.FloatPointer;
import org.layerwright.network.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A weight of the flat vector, and its gradient, as arrays of their own for ND4J's operators. */
final class WeightCopy implements AutoCloseable {
    private final int offset;
    private final int size;
    private final Tensor values;
    private final Tensor gradient;
    private final FloatPointer total;

    /**
     * @param offset where it begins in the flat vector
     * @param row the shape of a row, its extents but the first
     * @param rows how many there are
     */
    WeightCopy(KernelSite site, int offset, Shape row, int rows) {
        this.offset = offset;
        this.size = row.size() * rows;
        this.values = Tensor.allocate(row, rows);
        this.gradient = Tensor.allocate(row, rows);
        this.total = site.weights().gradientAt(offset);
    }

    INDArray values() {
        return values.first(values.capacity());
    }

    INDArray gradient() {
        return gradient.first(gradient.capacity());
    }

    void load(float[] parameters) {
        values.pointer().put(parameters, offset, size);
    }

    /** Adds what stands in the copy of the gradient to the gradient itself. */
    void addGradient() {
        Blas.add(size, gradient.pointer(), total);
    }

    @Override
    public void close() {
        values.close();
        gradient.close();
    }
}
