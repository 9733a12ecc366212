package org.layerwright.network.layer;

import java.util.List;
import java.util.Optional;

/** The list of layer types: what is not here does not exist. The order is the palette's. */
public final class LayerTypes {
    private static final List<LayerType> ALL = List.of(
            new Input(),
            new Conv2D(),
            new SeparableConv2D(),
            new DepthwiseConv2D(),
            new MaxPool2D(),
            new AvgPool2D(),
            new GlobalAvgPool2D(),
            new GlobalMaxPool2D(),
            new Dense(),
            new Activation(),
            new BatchNormalization(),
            new LayerNormalization(),
            new Dropout(),
            new SpatialDropout2D(),
            new GaussianNoise(),
            new Add(),
            new Concatenate(),
            new Flatten(),
            new Reshape(),
            new ZeroPadding2D(),
            new UpSampling2D());

    private LayerTypes() {}

    public static List<LayerType> all() {
        return ALL;
    }

    public static Optional<LayerType> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
