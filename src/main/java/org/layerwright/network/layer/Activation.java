package org.layerwright.network.layer;

import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.DoubleParam;

/**
 * A function applied to every value on its own (softmax: over the last axis). Without one, layers of sums collapse into
 * a single sum. Shape and weights stay as they are.
 *
 * <p>When to choose it as a layer of its own: where something stands between the sum and the function; otherwise use the
 * {@code activation} parameter of the layer before.
 */
public final class Activation extends BasicLayer {
    public static final String ID = "Activation";
    static final double DEFAULT_LEAK = 0.01;

    public static final ChoiceParam FUNCTION = new ChoiceParam("function", "relu", Activations.ids());
    /** Slope below zero of LeakyReLU (0.01 in Maas et al. 2013). */
    public static final DoubleParam LEAK = new DoubleParam("leak", DEFAULT_LEAK, 0, false, 1, false);
    /** Scale of ELU below zero (1 in Clevert et al. 2016). */
    public static final DoubleParam ELU_ALPHA = new DoubleParam("eluAlpha", 1.0, 0, true, 10, false);

    public Activation() {
        super(ID, Category.ACTIVATION, "activation", FUNCTION, LEAK, ELU_ALPHA);
    }

    @Override
    public int lower(LayerSite site) {
        OpType type = Activations.op(site.get(FUNCTION));
        Attributes attributes = switch (type) {
            case LEAKY_RELU -> new Attributes.Alpha(site.get(LEAK));
            case ELU -> new Attributes.Alpha(site.get(ELU_ALPHA));
            default -> Attributes.NONE;
        };
        return site.elementwise(type, site.input(), attributes);
    }
}
