package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Zeros around an image; the gradient is the part of {@code dy} inside them. */
final class PadArrayKernel extends SequenceKernel {
    private static final long CONSTANT = 0;
    /** All samples, or all channels, as the slice counts. */
    private static final long ALL = -1;

    PadArrayKernel(ArraySite site) {
        Attributes.Pads pads = (Attributes.Pads) site.node().attributes();
        INDArray widths = own(Nd4j.createFromArray(
                new long[][] {{0, 0}, {0, 0}, {pads.top(), pads.bottom()}, {pads.left(), pads.right()}}));
        long[] constant = {CONSTANT};
        addForward(site.op("pad", List.of(site.x(), Operand.fixed(widths)), List.of(site.y()), constant, 0)::run);
        if (site.dx() != null) {
            Shape inside = site.x().shape();
            long[] part = {0, 0, pads.top(), pads.left(), ALL, ALL, inside.height(), inside.width()};
            addBackward(site.op("slice", List.of(site.dy()), List.of(site.dx()), part)::run);
        }
    }
}
