package org.layerwright.network.layer;

import java.util.Arrays;
import java.util.List;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.Initializer;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.FlagParam;

/** Parameters that several layers share, so that they are called and explained alike everywhere. */
final class CommonParams {
    static final String VALID = "valid";
    static final String SAME = "same";

    static final ChoiceParam PADDING = new ChoiceParam("padding", VALID, List.of(VALID, SAME));
    static final FlagParam BIAS = new FlagParam("useBias", true);
    static final ChoiceParam ACTIVATION = new ChoiceParam("activation", "linear", Activations.withLinear());
    static final ChoiceParam INITIALIZER = new ChoiceParam(
            "kernelInitializer",
            Initializer.GLOROT_UNIFORM.id(),
            Arrays.stream(Initializer.values())
                    .filter(initializer -> initializer != Initializer.ZEROS && initializer != Initializer.ONES)
                    .map(Initializer::id)
                    .toList());

    private CommonParams() {}

    /** Adds the activation that a layer carries along, with the field's usual constants. */
    static int activation(LayerSite site, int value) {
        String id = site.get(ACTIVATION);
        if (id.equals("linear")) {
            return value;
        }
        OpType type = Activations.op(id);
        Attributes attributes = switch (type) {
            case LEAKY_RELU -> new Attributes.Alpha(Activation.DEFAULT_LEAK);
            case ELU -> new Attributes.Alpha(1.0);
            default -> Attributes.NONE;
        };
        return site.elementwise(type, value, attributes);
    }
}
