package org.layerwright.network.layer;

import org.layerwright.network.op.OpType;

/**
 * The largest value of each channel over the whole image: {@code (H, W, C)} becomes the vector {@code (C)}. No weights.
 *
 * <p>When to choose it: like {@link GlobalAvgPool2D}, where it matters whether a feature occurs at all rather than how much
 * of the image it fills.
 */
public final class GlobalMaxPool2D extends GlobalPoolingLayer {
    public static final String ID = "GlobalMaxPool2D";

    public GlobalMaxPool2D() {
        super(ID, "globalmax", OpType.GLOBAL_MAX_POOL);
    }
}
