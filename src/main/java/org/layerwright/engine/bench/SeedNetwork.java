package org.layerwright.engine.bench;

import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;

/** The network that every speed figure is about: the Keras MNIST convnet, 93,322 parameters. */
public final class SeedNetwork {
    private SeedNetwork() {}

    public static OpGraph graph() {
        return Lowering.lower(NetworkSpec.of(
                        "seed",
                        LayerSpec.of("input", "Input", "height", 28, "width", 28, "channels", 1),
                        LayerSpec.of("conv1", "Conv2D", "filters", 32, "kernelSize", 3, "activation", "relu"),
                        LayerSpec.of("pool1", "MaxPool2D", "poolSize", 2),
                        LayerSpec.of("conv2", "Conv2D", "filters", 64, "kernelSize", 3, "activation", "relu"),
                        LayerSpec.of("pool2", "MaxPool2D", "poolSize", 2),
                        LayerSpec.of("conv3", "Conv2D", "filters", 64, "kernelSize", 3, "activation", "relu"),
                        LayerSpec.of("flatten", "Flatten"),
                        LayerSpec.of("dense1", "Dense", "units", 64, "activation", "relu"),
                        LayerSpec.of("dense2", "Dense", "units", 10, "activation", "softmax")))
                .graph();
    }
}
