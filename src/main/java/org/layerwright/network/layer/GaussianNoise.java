package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;

/**
 * Adds normal noise of mean 0 to every value in training; does nothing outside it. Shape stays, no weights.
 *
 * <p>When to choose it: right after the input, as the simplest augmentation; small noise acts like L2 on the first weights
 * (Bishop 1995). For inputs in [0, 1], start at 0.05 to 0.2.
 */
public final class GaussianNoise implements LayerType {
    public static final String ID = "GaussianNoise";
    public static final DoubleParam DEVIATION = new DoubleParam("deviation", 0.1, 0, false, 10, false);

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
        return "noise";
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(DEVIATION);
    }

    @Override
    public int lower(LayerSite site) {
        return site.elementwise(OpType.GAUSSIAN_NOISE, site.input(), new Attributes.Deviation(site.get(DEVIATION)));
    }
}
