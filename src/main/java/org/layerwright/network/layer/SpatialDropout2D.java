package org.layerwright.network.layer;

import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/**
 * Dropout of whole channels of an image: in training each channel of each sample is zeroed with probability {@code rate},
 * the others are scaled by {@code 1 / (1 − rate)}; does nothing outside training. Shape stays, no weights. Tompson et al.
 * 2015.
 *
 * <p>When to choose it: after convolutions, whose neighbouring pixels say nearly the same, so that dropping single ones
 * takes little away. Start at 0.1 to 0.3.
 */
public final class SpatialDropout2D extends BasicLayer {
    public static final String ID = "SpatialDropout2D";

    public SpatialDropout2D() {
        super(ID, Category.REGULARIZATION, "spatialdropout", Dropout.RATE);
    }

    @Override
    public int lower(LayerSite site) {
        site.imageInput();
        return site.elementwise(OpType.SPATIAL_DROPOUT, site.input(), new Attributes.Rate(site.get(Dropout.RATE)));
    }
}
