package org.layerwright.network.layer;

import java.util.List;
import java.util.Optional;

/** The list of layer types: what is not here does not exist. The order is the palette's. */
public final class LayerTypes {
    private static final List<LayerType> ALL = List.of(
            new Input(),
            new Conv2D(),
            new MaxPool2D(),
            new AvgPool2D(),
            new Flatten(),
            new Dense(),
            new Activation(),
            new Dropout());

    private LayerTypes() {}

    public static List<LayerType> all() {
        return ALL;
    }

    public static Optional<LayerType> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
