package org.layerwright.engine.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;

/** Small networks that between them have every operator of the sample models, each in more than one shape. */
final class SelfTestCases {
    private SelfTestCases() {}

    /** By name, in the order in which they run. */
    static Map<String, OpGraph> all() {
        Map<String, OpGraph> cases = new LinkedHashMap<>();
        put(cases, "Dense", false, LayerSpec.of("hidden", "Dense", "units", 7, "activation", "tanh"));
        put(cases, "Conv2D valid", true, LayerSpec.of("conv", "Conv2D", "filters", 5, "kernelSize", 3));
        put(
                cases,
                "Conv2D same, stride 2",
                true,
                LayerSpec.of("conv", "Conv2D", "filters", 5, "kernelSize", 3, "padding", "same", "stride", 2));
        put(
                cases,
                "Conv2D without bias",
                true,
                LayerSpec.of("conv", "Conv2D", "filters", 4, "kernelSize", 2, "useBias", false));
        put(
                cases,
                "SeparableConv2D",
                true,
                LayerSpec.of("separable", "SeparableConv2D", "filters", 5, "kernelSize", 3));
        for (String pool : List.of("MaxPool2D", "AvgPool2D")) {
            put(
                    cases,
                    pool,
                    true,
                    LayerSpec.of("conv", "Conv2D", "filters", 4, "kernelSize", 3, "padding", "same"),
                    LayerSpec.of("pool", pool, "poolSize", 2));
        }
        for (String pool : List.of("GlobalAvgPool2D", "GlobalMaxPool2D")) {
            Map<String, OpGraph> one = cases;
            one.put(
                    pool,
                    lower(
                            LayerSpec.of("input", "Input", "height", 8, "width", 7, "channels", 2),
                            LayerSpec.of("conv", "Conv2D", "filters", 6, "kernelSize", 3),
                            LayerSpec.of("pool", pool),
                            LayerSpec.of("out", "Dense", "units", 3, "activation", "softmax")));
        }
        put(
                cases,
                "BatchNormalization of images",
                true,
                LayerSpec.of("conv", "Conv2D", "filters", 4, "kernelSize", 3),
                LayerSpec.of("normal", "BatchNormalization"),
                LayerSpec.of("act", "Activation", "function", "relu"));
        put(
                cases,
                "BatchNormalization of vectors",
                false,
                LayerSpec.of("hidden", "Dense", "units", 6),
                LayerSpec.of("normal", "BatchNormalization"));
        putWindows(cases);
        putOthers(cases);
        for (String function : List.of("relu", "sigmoid", "leakyRelu", "elu", "gelu", "silu", "softplus", "softmax")) {
            put(
                    cases,
                    "Activation " + function,
                    false,
                    LayerSpec.of("hidden", "Dense", "units", 6, "activation", function));
        }
        return cases;
    }

    /** Windows that ND4J cannot be told, or that oneDNN refuses. */
    private static void putWindows(Map<String, OpGraph> cases) {
        for (String padding : List.of("valid", "same")) {
            put(
                    cases,
                    "Conv2D dilated, " + padding,
                    true,
                    LayerSpec.of("conv", "Conv2D", "filters", 4, "kernelSize", 3, "dilation", 2, "padding", padding));
        }
        put(
                cases,
                "Conv2D same, even kernel",
                true,
                LayerSpec.of("conv", "Conv2D", "filters", 4, "kernelSize", 4, "padding", "same", "stride", 2));
        put(
                cases,
                "DepthwiseConv2D dilated",
                true,
                LayerSpec.of("depthwise", "DepthwiseConv2D", "kernelSize", 3, "dilation", 2, "depthMultiplier", 2));
        put(
                cases,
                "AvgPool2D same",
                true,
                LayerSpec.of("conv", "Conv2D", "filters", 4, "kernelSize", 3),
                LayerSpec.of("pool", "AvgPool2D", "poolSize", 2, "padding", "same"));
    }

    private static void putOthers(Map<String, OpGraph> cases) {
        put(
                cases,
                "ZeroPadding2D and UpSampling2D",
                true,
                LayerSpec.of("conv", "Conv2D", "filters", 3, "kernelSize", 3),
                LayerSpec.of("pad", "ZeroPadding2D", "padTop", 2, "padBottom", 0, "padLeft", 1, "padRight", 3),
                LayerSpec.of("grow", "UpSampling2D", "upsamplingFactor", 2, "interpolation", "bilinear"));
        put(
                cases,
                "LayerNormalization of images",
                true,
                LayerSpec.of("conv", "Conv2D", "filters", 5, "kernelSize", 3),
                LayerSpec.of("normal", "LayerNormalization"));
        put(
                cases,
                "Dropout, SpatialDropout2D and GaussianNoise",
                true,
                LayerSpec.of("noise", "GaussianNoise", "deviation", 0.2),
                LayerSpec.of("conv", "Conv2D", "filters", 5, "kernelSize", 3),
                LayerSpec.of("channels", "SpatialDropout2D", "rate", 0.3),
                LayerSpec.of("values", "Dropout", "rate", 0.3));
    }

    private static void put(Map<String, OpGraph> cases, String name, boolean image, LayerSpec... middle) {
        List<LayerSpec> layers = new ArrayList<>();
        layers.add(LayerSpec.of("input", "Input", "height", 8, "width", 7, "channels", 2));
        if (!image) {
            layers.add(LayerSpec.of("first", "Flatten"));
        }
        layers.addAll(List.of(middle));
        if (image) {
            layers.add(LayerSpec.of("last", "Flatten"));
        }
        layers.add(LayerSpec.of("out", "Dense", "units", 3, "activation", "softmax"));
        cases.put(name, lower(layers.toArray(LayerSpec[]::new)));
    }

    static OpGraph lower(LayerSpec... layers) {
        var lowered = Lowering.lower(NetworkSpec.of("case", layers));
        if (!lowered.isSound()) {
            throw new IllegalStateException(lowered.problems().toString());
        }
        return lowered.graph();
    }
}
