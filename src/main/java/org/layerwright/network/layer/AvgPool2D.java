package org.layerwright.network.layer;

import org.layerwright.network.op.OpType;

/**
 * Takes the mean of each window, channel by channel: {@code (H, W, C)} becomes {@code (H', W', C)}, no weights.
 *
 * <p>Keeps how much of a feature there is, rather than its strongest sign; padding is not counted. Choose it for smooth
 * features, as LeNet did.
 */
public final class AvgPool2D extends PoolingLayer {
    public static final String ID = "AvgPool2D";

    public AvgPool2D() {
        super(ID, "avgpool", OpType.AVERAGE_POOL);
    }
}
