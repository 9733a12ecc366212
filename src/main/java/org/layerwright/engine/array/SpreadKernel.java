package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The kernel of a dilated convolution with zeros where its gaps are: the same convolution without dilation. oneDNN refuses
 * dilation with channels first, so this is what can be tested everywhere. It costs the products with the zeros.
 */
final class SpreadKernel implements AutoCloseable {
    private final INDArray kernel;
    private final INDArray gradient;
    private final ArrayOp spread;
    private final ArrayOp gather;

    SpreadKernel(ArraySite site, WeightArray weight) {
        Attributes.Window window = site.node().window();
        INDArray dense = weight.value().first(1);
        long[] extents = dense.shape().clone();
        long row = extents[2] * extents[3];
        long[] strides = {
            row * window.dilationHeight() * window.spanWidth(), row * window.dilationWidth(), extents[3], 1
        };
        DataType type = dense.dataType();
        long[] span = {window.spanHeight(), window.spanWidth(), extents[2], extents[3]};
        kernel = Nd4j.create(type, span);
        gradient = Nd4j.create(type, span);
        Operand taps = Operand.fixed(Nd4j.create(kernel.data(), extents, strides, 0, 'c'));
        Operand slopes = Operand.fixed(Nd4j.create(gradient.data(), extents, strides, 0, 'c'));
        spread = new ArrayOp(site.stream(), 1, "assign", List.of(taps, weight.value()), List.of(taps), new long[0]);
        gather = new ArrayOp(
                site.stream(),
                1,
                "assign",
                List.of(weight.gradient(), slopes),
                List.of(weight.gradient()),
                new long[0]);
    }

    Operand value() {
        return Operand.fixed(kernel);
    }

    Operand gradient() {
        return Operand.fixed(gradient);
    }

    /** Before each forward pass: the weights may have changed. */
    void spread() {
        spread.run(1);
    }

    /** After each backward pass: the gradient of the weights from that of the kernel with gaps. */
    void gather() {
        gather.run(1);
    }

    @Override
    public void close() {
        kernel.close();
        gradient.close();
    }
}
