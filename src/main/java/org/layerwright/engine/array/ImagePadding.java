package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Rows and columns around an image, written by an operator of its own, and its gradient without them. */
final class ImagePadding {
    private static final long CONSTANT = 0;
    /** All samples, or all channels, as the slice counts. */
    private static final long ALL = -1;

    private ImagePadding() {}

    /** Puts an image with pixels of one value around it into a larger one. */
    static ArrayOp around(ArraySite site, INDArray widths, Operand image, Operand padded, double value) {
        return site.op("pad", List.of(image, Operand.fixed(widths)), List.of(padded), new long[] {CONSTANT}, value);
    }

    /** How far {@link #around} goes on each side. */
    static INDArray widths(Attributes.Pads pads) {
        return Nd4j.createFromArray(
                new long[][] {{0, 0}, {0, 0}, {pads.top(), pads.bottom()}, {pads.left(), pads.right()}});
    }

    /** Takes the image out again. */
    static ArrayOp inside(ArraySite site, Attributes.Pads pads, Operand padded, DeviceArray image) {
        Shape shape = image.shape();
        long[] part = {0, 0, pads.top(), pads.left(), ALL, ALL, shape.height(), shape.width()};
        return site.op("slice", List.of(padded), List.of(image), part);
    }

    /** The size of an image with what is around it. */
    static Shape shape(Attributes.Pads pads, Shape image) {
        return Shape.of(
                image.height() + pads.top() + pads.bottom(),
                image.width() + pads.left() + pads.right(),
                image.channels());
    }

    /** What a window that ND4J cannot be told wants around an image. */
    static Attributes.Pads of(Attributes.Window w, Shape image, Shape output) {
        int bottom = (output.height() - 1) * w.strideHeight() + w.spanHeight() - image.height() - w.padTop();
        int right = (output.width() - 1) * w.strideWidth() + w.spanWidth() - image.width() - w.padLeft();
        return new Attributes.Pads(w.padTop(), w.padLeft(), Math.max(0, bottom), Math.max(0, right));
    }
}
