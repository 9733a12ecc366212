package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec;

/**
 * The largest value of each channel over the whole image: {@code (H, W, C)} becomes the vector {@code (C)}. No weights.
 *
 * <p>When to choose it: like {@link GlobalAvgPool2D}, where it matters whether a feature occurs at all rather than how much
 * of the image it fills.
 */
public final class GlobalMaxPool2D implements LayerType {
    public static final String ID = "GlobalMaxPool2D";

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
        return "globalmax";
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of();
    }

    @Override
    public int lower(LayerSite site) {
        Shape out = Shape.of(site.imageInput().channels());
        return site.op(OpType.GLOBAL_MAX_POOL, site.input(), List.of(), Attributes.NONE, out);
    }
}
