package org.layerwright.network.layer;

import org.layerwright.network.op.OpType;

/**
 * Takes the largest value of each window, channel by channel: {@code (H, W, C)} becomes {@code (H', W', C)}, no weights.
 *
 * <p>Keeps the strongest sign of a feature and forgets exactly where it was. The usual choice after a convolution: it
 * quarters the work of all that follows.
 */
public final class MaxPool2D extends PoolingLayer {
    public static final String ID = "MaxPool2D";

    public MaxPool2D() {
        super(ID, "maxpool", OpType.MAX_POOL);
    }
}
