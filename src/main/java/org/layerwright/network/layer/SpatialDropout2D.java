package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec;

/**
 * Dropout of whole channels of an image: in training each channel of each sample is zeroed with probability {@code rate},
 * the others are scaled by {@code 1 / (1 − rate)}; does nothing outside training. Shape stays, no weights. Tompson et al.
 * 2015.
 *
 * <p>When to choose it: after convolutions, whose neighbouring pixels say nearly the same, so that dropping single ones
 * takes little away. Start at 0.1 to 0.3.
 */
public final class SpatialDropout2D implements LayerType {
    public static final String ID = "SpatialDropout2D";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Category category() {
        return Category.REGULARIZATION;
    }

    @Override
    public String nameStem() {
        return "spatialdropout";
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(Dropout.RATE);
    }

    @Override
    public int lower(LayerSite site) {
        site.imageInput();
        return site.elementwise(OpType.SPATIAL_DROPOUT, site.input(), new Attributes.Rate(site.get(Dropout.RATE)));
    }
}
