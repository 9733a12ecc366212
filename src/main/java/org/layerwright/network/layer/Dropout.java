package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;

/**
 * Zeroes a random share of the values at each training step and scales the others by {@code 1 / (1 − rate)}, so that
 * sums keep their size; does nothing outside training. Srivastava et al. 2014.
 *
 * <p>When to choose it: where training accuracy runs away from validation accuracy. It slows learning down, so start at
 * 0.2 to 0.5 before dense layers.
 */
public final class Dropout implements LayerType {
    public static final String ID = "Dropout";
    public static final DoubleParam RATE = new DoubleParam("rate", 0.5, 0, false, 1, true);

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
        return "dropout";
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(RATE);
    }

    @Override
    public int lower(LayerSite site) {
        return site.elementwise(OpType.DROPOUT, site.input(), new Attributes.Rate(site.get(RATE)));
    }
}
