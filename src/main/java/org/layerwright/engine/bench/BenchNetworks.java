package org.layerwright.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.ParamValues;

/** The five networks that speed figures are about. Each peer builds the same from its own blocks. */
public enum BenchNetworks {
    /** The Keras MNIST convnet, 93,322 parameters. */
    SEED,
    /** Dense layers alone, 784-512-256-10. */
    MLP,
    /** Pairs of 3×3 convolutions, as VGG has them (Simonyan and Zisserman 2015), on 32×32×3. */
    VGG,
    /** ResNet-8 on 32×32×3 (He et al. 2016, section 4.2, n = 1), 1×1 convolutions on the shortcuts that change size. */
    RESNET,
    /** Depthwise separable convolutions with batch normalisation, as in MobileNets (Howard et al. 2017). */
    SEPARABLE;

    /** Classes of every network's output. */
    public static final int CLASSES = 10;

    /** The name on the command line and in results. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BenchNetworks> find(String id) {
        return Arrays.stream(values())
                .filter(network -> network.id().equals(id))
                .findFirst();
    }

    public OpGraph graph() {
        return Lowering.lower(spec()).graph();
    }

    /** The network as a value; its last layer ends in a softmax. */
    public NetworkSpec spec() {
        List<LayerSpec> layers = switch (this) {
            case SEED -> seed();
            case MLP -> mlp();
            case VGG -> vgg();
            case RESNET -> resnet();
            case SEPARABLE -> separable();
        };
        return new NetworkSpec(id(), Map.of(), layers);
    }

    private static List<LayerSpec> seed() {
        return List.of(
                input(28, 1),
                LayerSpec.of("conv1", "Conv2D", "filters", 32, "kernelSize", 3, "activation", "relu"),
                LayerSpec.of("pool1", "MaxPool2D", "poolSize", 2),
                LayerSpec.of("conv2", "Conv2D", "filters", 64, "kernelSize", 3, "activation", "relu"),
                LayerSpec.of("pool2", "MaxPool2D", "poolSize", 2),
                LayerSpec.of("conv3", "Conv2D", "filters", 64, "kernelSize", 3, "activation", "relu"),
                LayerSpec.of("flatten", "Flatten"),
                dense("dense1", 64),
                output());
    }

    private static List<LayerSpec> mlp() {
        return List.of(input(28, 1), LayerSpec.of("flatten", "Flatten"), dense("h1", 512), dense("h2", 256), output());
    }

    private static List<LayerSpec> vgg() {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(input(32, 3));
        for (int stage = 1; stage <= 3; stage++) {
            int filters = 16 << stage;
            for (String part : List.of("a", "b")) {
                layers.add(LayerSpec.of(
                        "conv" + stage + part,
                        "Conv2D",
                        "filters",
                        filters,
                        "kernelSize",
                        3,
                        "padding",
                        "same",
                        "activation",
                        "relu"));
            }
            layers.add(LayerSpec.of("pool" + stage, "MaxPool2D", "poolSize", 2));
        }
        layers.addAll(List.of(LayerSpec.of("flatten", "Flatten"), dense("dense", 128), output()));
        return layers;
    }

    private static List<LayerSpec> resnet() {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(input(32, 3));
        layers.addAll(convolution("stem", List.of(), 16, 3, 1));
        layers.add(relu("block0"));
        for (int block = 1; block <= 3; block++) {
            String from = "block" + (block - 1);
            String name = "block" + block;
            int filters = 8 << block;
            int stride = block == 1 ? 1 : 2;
            layers.addAll(convolution(name + "_a", List.of(from), filters, 3, stride));
            layers.add(relu(name + "_relu"));
            layers.addAll(convolution(name + "_b", List.of(), filters, 3, 1));
            String shortcut = from;
            if (stride > 1) {
                layers.addAll(convolution(name + "_short", List.of(from), filters, 1, stride));
                shortcut = name + "_short_norm";
            }
            layers.add(new LayerSpec(name + "_add", "Add", List.of(name + "_b_norm", shortcut), ParamValues.EMPTY));
            layers.add(relu(name));
        }
        layers.addAll(List.of(LayerSpec.of("mean", "GlobalAvgPool2D"), output()));
        return layers;
    }

    private static List<LayerSpec> separable() {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(input(28, 1));
        layers.add(LayerSpec.of("conv", "Conv2D", "filters", 16, "padding", "same", "activation", "relu"));
        for (int block = 1; block <= 3; block++) {
            layers.add(LayerSpec.of(
                    "sep" + block,
                    "SeparableConv2D",
                    "filters",
                    block == 1 ? 32 : 64,
                    "padding",
                    "same",
                    "stride",
                    block == 3 ? 1 : 2,
                    "useBias",
                    false));
            layers.add(LayerSpec.of("norm" + block, "BatchNormalization", "statisticsMomentum", 0.9));
            layers.add(relu("relu" + block));
        }
        layers.addAll(List.of(LayerSpec.of("mean", "GlobalAvgPool2D"), output()));
        return layers;
    }

    private static LayerSpec input(int size, int channels) {
        return LayerSpec.of("input", "Input", "height", size, "width", size, "channels", channels);
    }

    private static List<LayerSpec> convolution(String name, List<String> from, int filters, int kernel, int stride) {
        LayerSpec convolution = LayerSpec.of(
                name,
                "Conv2D",
                "filters",
                filters,
                "kernelSize",
                kernel,
                "padding",
                "same",
                "stride",
                stride,
                "useBias",
                false,
                "kernelInitializer",
                "heNormal");
        return List.of(
                convolution.withInputs(from),
                LayerSpec.of(name + "_norm", "BatchNormalization", "statisticsMomentum", 0.9));
    }

    private static LayerSpec relu(String name) {
        return LayerSpec.of(name, "Activation");
    }

    private static LayerSpec dense(String name, int units) {
        return LayerSpec.of(name, "Dense", "units", units, "activation", "relu");
    }

    private static LayerSpec output() {
        return LayerSpec.of("output", "Dense", "units", CLASSES, "activation", "softmax");
    }
}
