package org.layerwright.network.whatif;

import java.util.Map;
import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;

/** The network without the layer. Not for the input, nor for the output, whose shape is that of the answer. */
final class RemoveLayer implements Suggestion {
    @Override
    public String id() {
        return "remove";
    }

    @Override
    public Optional<Changed> apply(NetworkSpec network, int index, Map<String, Shape> shapes) {
        if (index == 0 || index == network.layers().size() - 1) {
            return Optional.empty();
        }
        LayerSpec layer = network.layers().get(index);
        return Optional.of(new Changed(new NetworkEdit.Remove(layer.name()).applyTo(network), index));
    }
}
