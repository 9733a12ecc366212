package org.layerwright.network.layer;

import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.DoubleParam;

/**
 * Adds normal noise of mean 0 to every value in training; does nothing outside it. Shape stays, no weights.
 *
 * <p>When to choose it: right after the input, as the simplest augmentation; small noise acts like L2 on the first weights
 * (Bishop 1995). For inputs in [0, 1], start at 0.05 to 0.2.
 */
public final class GaussianNoise extends BasicLayer {
    public static final String ID = "GaussianNoise";
    public static final DoubleParam DEVIATION = new DoubleParam("deviation", 0.1, 0, false, 10, false);

    public GaussianNoise() {
        super(ID, Category.REGULARIZATION, "noise", DEVIATION);
    }

    @Override
    public int lower(LayerSite site) {
        return site.elementwise(OpType.GAUSSIAN_NOISE, site.input(), new Attributes.Deviation(site.get(DEVIATION)));
    }
}
