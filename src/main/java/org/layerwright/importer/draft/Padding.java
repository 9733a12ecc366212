package org.layerwright.importer.draft;

import org.layerwright.network.Shape;

/** Rows and columns around an image. */
public record Padding(int top, int left, int bottom, int right) {
    public static final Padding NONE = new Padding(0, 0, 0, 0);

    /**
     * What padding "same" of our layers means for a window: {@code ⌈extent / stride⌉} results, the odd one below and to the
     * right.
     *
     * @param height the window's extent with its gaps
     */
    public static Padding same(Shape image, int height, int width, int stride) {
        int vertical = same(image.height(), height, stride);
        int horizontal = same(image.width(), width, stride);
        return new Padding(vertical / 2, horizontal / 2, vertical - vertical / 2, horizontal - horizontal / 2);
    }

    private static int same(int extent, int span, int stride) {
        int outputs = (extent + stride - 1) / stride;
        return Math.max(0, (outputs - 1) * stride + span - extent);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Both around one another. */
    public Padding plus(Padding other) {
        return new Padding(top + other.top, left + other.left, bottom + other.bottom, right + other.right);
    }

    /** The image with the rows and columns around it. */
    public Shape around(Shape image) {
        return Shape.of(image.height() + top + bottom, image.width() + left + right, image.channels());
    }
}
