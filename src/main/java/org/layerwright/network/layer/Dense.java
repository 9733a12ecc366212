package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * Every output reads every input: {@code y = activation(x·W + b)}. Input {@code (n)}, output {@code (units)};
 * {@code n · units} weights and {@code units} biases.
 *
 * <p>When to choose it: at the end of a network, to decide from features; on images a convolution does the same work
 * with far fewer weights.
 */
public final class Dense extends BasicLayer {
    public static final String ID = "Dense";
    public static final IntParam UNITS = new IntParam("units", 64, 1, 65536);

    public Dense() {
        super(ID, Category.DENSE, "dense", UNITS, CommonParams.ACTIVATION, CommonParams.BIAS, CommonParams.INITIALIZER);
    }

    @Override
    public boolean sharesWeights() {
        return true;
    }

    @Override
    public int lower(LayerSite site) {
        int in = site.vectorInput().size();
        int units = site.get(UNITS);
        List<Integer> weights = site.withBias(site.kernel("kernel", List.of(in, units), in, units), units);
        int value = site.op(OpType.GEMM, site.input(), weights, Attributes.NONE, Shape.of(units));
        return CommonParams.activation(site, value);
    }
}
