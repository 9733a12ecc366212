package org.layerwright.importer.onnx;

import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.network.Shape;

/**
 * What a layer of ours gives, and how it lies in the file.
 *
 * @param layer gives it, images channels last
 * @param axes a letter for each axis in the file: B batch, H height, W width, C channels, F features, 1 for an axis of one
 *     number that we do not have. An axis of ours that has one number may be missing
 * @param order for a vector that was an image with channels first: where in ours each number of the file lies; null where
 *     both have one order
 */
record Lying(DraftLayer layer, String axes, int[] order) {
    static final String FIRST = "BCHW";
    static final String LAST = "BHWC";
    static final String VECTOR = "BF";

    Lying(DraftLayer layer, String axes) {
        this(layer, axes, null);
    }

    Shape shape() {
        return layer.shape();
    }

    boolean isImage() {
        return shape().isImage();
    }

    /** The same order with another layer's result. */
    Lying on(DraftLayer next) {
        return new Lying(next, axes, order);
    }

    Lying lying(String newAxes) {
        return new Lying(layer, newAxes, order);
    }

    /** The extents in the file. */
    long[] dims() {
        long[] dims = new long[axes.length()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = extent(axes.charAt(i));
        }
        return dims;
    }

    private long extent(char axis) {
        return switch (axis) {
            case 'B' -> OnnxTensor.BATCH;
            case 'H' -> shape().height();
            case 'W' -> shape().width();
            case 'C' -> shape().channels();
            case 'F' -> shape().size();
            default -> 1;
        };
    }

    /** The axis that a layer over channels or features works on. */
    int channelAxis() {
        return axes.indexOf(isImage() ? 'C' : 'F');
    }

    /** Axes of one number in place of those of ours that are missing, from the front. */
    Lying complete() {
        if (!isImage()) {
            return this;
        }
        StringBuilder full = new StringBuilder(axes);
        for (char axis : new char[] {'C', 'H', 'W'}) {
            int free = full.indexOf("1");
            if (full.indexOf(String.valueOf(axis)) < 0 && free >= 0) {
                full.setCharAt(free, axis);
            }
        }
        return lying(full.toString());
    }

    String shownDims() {
        return OnnxTensor.shown(dims());
    }
}
