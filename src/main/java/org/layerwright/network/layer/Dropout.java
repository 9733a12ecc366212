package org.layerwright.network.layer;

import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.DoubleParam;

/**
 * Zeroes a random share of the values at each training step and scales the others by {@code 1 / (1 − rate)}, so that
 * sums keep their size; does nothing outside training. Srivastava et al. 2014.
 *
 * <p>When to choose it: where training accuracy runs away from validation accuracy. It slows learning down, so start at
 * 0.2 to 0.5 before dense layers.
 */
public final class Dropout extends BasicLayer {
    public static final String ID = "Dropout";
    public static final DoubleParam RATE = new DoubleParam("rate", 0.5, 0, false, 1, true);

    public Dropout() {
        super(ID, Category.REGULARIZATION, "dropout", RATE);
    }

    @Override
    public int lower(LayerSite site) {
        return site.elementwise(OpType.DROPOUT, site.input(), new Attributes.Rate(site.get(RATE)));
    }
}
