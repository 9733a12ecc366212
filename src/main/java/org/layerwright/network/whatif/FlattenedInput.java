package org.layerwright.network.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.Flatten;

/**
 * A dense layer directly behind a flatten that nobody else reads: where an image becomes a vector.
 *
 * @param flatten its position; the dense layer stands at the next one
 * @param image the shape that is laid out
 */
record FlattenedInput(NetworkSpec network, int flatten, Shape image) {
    /** @param index the position of the flatten or of the dense layer */
    static Optional<FlattenedInput> at(NetworkSpec network, int index, Map<String, Shape> shapes) {
        List<LayerSpec> layers = network.layers();
        int flatten = layers.get(index).type().equals(Flatten.ID) ? index : index - 1;
        if (flatten < 1 || flatten + 1 >= layers.size()) {
            return Optional.empty();
        }
        LayerSpec first = layers.get(flatten);
        LayerSpec second = layers.get(flatten + 1);
        Shape image = shapes.get(network.inputsOf(flatten).get(0));
        boolean fits = first.type().equals(Flatten.ID)
                && second.type().equals(Dense.ID)
                && network.inputsOf(flatten + 1).equals(List.of(first.name()))
                && readers(network, first.name()) == 1
                && image != null
                && image.isImage();
        return fits ? Optional.of(new FlattenedInput(network, flatten, image)) : Optional.empty();
    }

    LayerSpec flattenLayer() {
        return network.layers().get(flatten);
    }

    LayerSpec dense() {
        return network.layers().get(flatten + 1);
    }

    boolean endsTheNetwork() {
        return flatten + 2 == network.layers().size();
    }

    /** Whether its weights are its own and nobody else's. */
    boolean ownsItsWeights() {
        return !Shared.isShared(network, flatten + 1);
    }

    /**
     * Puts other layers in the place of both. The first reads what the flatten read, each other one the one before it;
     * what read the dense layer reads the last.
     */
    NetworkSpec replacedBy(List<LayerSpec> others) {
        NetworkSpec renamed = new NetworkEdit.Rename(
                        flatten + 1, others.get(others.size() - 1).name())
                .applyTo(network);
        List<LayerSpec> layers = new ArrayList<>(renamed.layers());
        layers.subList(flatten, flatten + 2).clear();
        layers.addAll(flatten, others);
        layers.set(flatten, others.get(0).withInputs(flattenLayer().inputs()));
        return network.withLayers(layers);
    }

    private static long readers(NetworkSpec network, String layer) {
        long readers = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            readers += network.inputsOf(i).contains(layer) ? 1 : 0;
        }
        return readers;
    }
}
