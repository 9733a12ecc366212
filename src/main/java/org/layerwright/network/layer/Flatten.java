package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/**
 * Lays an image out as a vector, row by row and channel by channel: {@code (H, W, C)} becomes {@code (H·W·C)}. No
 * weights. It stands between the convolutions and the dense layers.
 */
public final class Flatten extends BasicLayer {
    public static final String ID = "Flatten";

    public Flatten() {
        super(ID, Category.RESHAPE, "flatten");
    }

    @Override
    public int lower(LayerSite site) {
        Shape flat = Shape.of(site.inputShape().size());
        return site.op(OpType.FLATTEN, site.input(), List.of(), Attributes.NONE, flat);
    }
}
