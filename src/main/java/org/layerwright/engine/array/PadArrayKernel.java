package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Zeros around an image; the gradient is the part of {@code dy} inside them. */
final class PadArrayKernel implements ArrayKernel {
    private static final long CONSTANT = 0;
    /** All samples, or all channels, as the slice counts. */
    private static final long ALL = -1;

    private final INDArray widths;
    private final ArrayOp forward;
    private final ArrayOp backward;

    PadArrayKernel(ArraySite site) {
        Attributes.Pads pads = (Attributes.Pads) site.node().attributes();
        widths = Nd4j.createFromArray(
                new long[][] {{0, 0}, {0, 0}, {pads.top(), pads.bottom()}, {pads.left(), pads.right()}});
        forward = site.op("pad", List.of(site.x(), Operand.fixed(widths)), List.of(site.y()), new long[] {CONSTANT}, 0);
        Shape inside = site.x().shape();
        long[] part = {0, 0, pads.top(), pads.left(), ALL, ALL, inside.height(), inside.width()};
        backward = site.dx() == null ? null : site.op("slice", List.of(site.dy()), List.of(site.dx()), part);
    }

    @Override
    public void forward(Pass pass) {
        forward.run(pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (backward != null) {
            backward.run(pass.samples());
        }
    }

    @Override
    public void close() {
        widths.close();
    }
}
