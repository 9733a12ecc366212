package org.layerwright.network.whatif;

import java.util.Map;
import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.SeparableConv2D;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * Half as many filters or units. Between two layers of weights that halves both; where every layer is halved, a quarter
 * remains.
 *
 * <p>When to choose it: where training and validation are equally good, to see how small the network can be. Not at the
 * output, which has one unit a class.
 */
final class HalveWidth implements Suggestion {
    @Override
    public String id() {
        return "halve";
    }

    @Override
    public Optional<Changed> apply(NetworkSpec network, int index, Map<String, Shape> shapes) {
        LayerSpec layer = network.layers().get(index);
        boolean last = index == network.layers().size() - 1;
        return width(layer.type())
                .filter(param -> !last && !layer.isSharing() && param.of(layer.params()) > 1)
                .map(param -> new Changed(
                        new NetworkEdit.SetParam(layer.name(), param.name(), param.of(layer.params()) / 2)
                                .applyTo(network),
                        index));
    }

    private static Optional<IntParam> width(String type) {
        return switch (type) {
            case Conv2D.ID, SeparableConv2D.ID -> Optional.of(Conv2D.FILTERS);
            case Dense.ID -> Optional.of(Dense.UNITS);
            default -> Optional.empty();
        };
    }
}
