package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec;

/**
 * The mean of each channel over the whole image: {@code (H, W, C)} becomes the vector {@code (C)}. No weights. Lin et al.
 * 2014, "Network in Network".
 *
 * <p>When to choose it: in place of Flatten before the last dense layer. It saves nearly all of that layer's weights and
 * hardly over-fits, but forgets where a feature was.
 */
public final class GlobalAvgPool2D implements LayerType {
    public static final String ID = "GlobalAvgPool2D";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Category category() {
        return Category.POOLING;
    }

    @Override
    public String nameStem() {
        return "globalavg";
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of();
    }

    @Override
    public int lower(LayerSite site) {
        Shape out = Shape.of(site.imageInput().channels());
        return site.op(OpType.GLOBAL_AVERAGE_POOL, site.input(), List.of(), Attributes.NONE, out);
    }
}
