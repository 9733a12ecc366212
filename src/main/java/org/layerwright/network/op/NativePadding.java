package org.layerwright.network.op;

import org.layerwright.network.Shape;

/** How ND4J's operators on images are told their padding. */
public enum NativePadding {
    /** As much on both sides as the arguments say. */
    WRITTEN_OUT(0),
    /** So much that a stride of 1 keeps the size, the odd row or column at the end; what the arguments say does not count. */
    SAME(1),
    /** They cannot be told. */
    OTHER(-1);

    private final long code;

    NativePadding(long code) {
        this.code = code;
    }

    public long code() {
        return code;
    }

    public static NativePadding of(Attributes.Window w, Shape image, Shape output) {
        int bottom = missing(image.height(), output.height(), w.spanHeight(), w.strideHeight()) - w.padTop();
        int right = missing(image.width(), output.width(), w.spanWidth(), w.strideWidth()) - w.padLeft();
        if (w.padTop() == w.padBottom() && w.padLeft() == w.padRight() && isFull(w, image, output)) {
            return WRITTEN_OUT;
        }
        boolean divided = output.height() == (image.height() + w.strideHeight() - 1) / w.strideHeight()
                && output.width() == (image.width() + w.strideWidth() - 1) / w.strideWidth();
        boolean halved = (bottom == w.padTop() || bottom == w.padTop() + 1)
                && (right == w.padLeft() || right == w.padLeft() + 1);
        return divided && halved ? SAME : OTHER;
    }

    /** How many rows or columns the output needs beyond those of the image. */
    private static int missing(int image, int output, int span, int stride) {
        return Math.max(0, (output - 1) * stride + span - image);
    }

    /** Whether the output has a pixel for each place of the window. */
    private static boolean isFull(Attributes.Window w, Shape image, Shape output) {
        return output.height() == (image.height() + 2 * w.padTop() - w.spanHeight()) / w.strideHeight() + 1
                && output.width() == (image.width() + 2 * w.padLeft() - w.spanWidth()) / w.strideWidth() + 1;
    }
}
