package org.layerwright.network.layer;

import org.layerwright.network.op.OpType;

/**
 * The mean of each channel over the whole image: {@code (H, W, C)} becomes the vector {@code (C)}. No weights. Lin et al.
 * 2014, "Network in Network".
 *
 * <p>When to choose it: in place of Flatten before the last dense layer. It saves nearly all of that layer's weights and
 * hardly over-fits, but forgets where a feature was.
 */
public final class GlobalAvgPool2D extends GlobalPoolingLayer {
    public static final String ID = "GlobalAvgPool2D";

    public GlobalAvgPool2D() {
        super(ID, "globalavg", OpType.GLOBAL_AVERAGE_POOL);
    }
}
