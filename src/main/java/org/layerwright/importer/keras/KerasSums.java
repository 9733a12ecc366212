package org.layerwright.importer.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.NetworkDraft;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Activation;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.DepthwiseConv2D;
import org.layerwright.network.layer.SeparableConv2D;

/** The layers of Keras that have kernels, and the functions behind them. */
final class KerasSums {
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("relu", "relu"),
            Map.entry("elu", "elu"),
            Map.entry("gelu", "gelu"),
            Map.entry("silu", "silu"),
            Map.entry("swish", "silu"),
            Map.entry("softplus", "softplus"),
            Map.entry("sigmoid", "sigmoid"),
            Map.entry("tanh", "tanh"),
            Map.entry("softmax", "softmax"));

    /** Slope below zero of Keras' function of that name. */
    private static final double LEAK = 0.2;

    private final NetworkDraft draft;
    private final KerasWeights weights;
    private final Shapes shapes = new Shapes();

    KerasSums(NetworkDraft draft, KerasWeights weights) {
        this.draft = draft;
        this.weights = weights;
    }

    /** Adds a layer of ours that reads one other. */
    DraftLayer plain(KerasLayer layer, List<DraftLayer> read, String type, Object... params) throws KerasForm {
        Shape shape = shapes.of(layer, type, read.get(0).shape(), params);
        DraftLayer made = draft.add(layer.name(), type, shape, read.get(0));
        for (int i = 0; i < params.length; i += 2) {
            made.with((String) params[i], params[i + 1]);
        }
        return made;
    }

    /** Convolutions and dense layers, with their activation behind them. */
    DraftLayer add(KerasLayer layer, List<DraftLayer> read, DraftLayer first, String type) throws KerasForm {
        function(layer);
        List<Object> params = new ArrayList<>();
        boolean bias = layer.flag("use_bias", true);
        if (type.equals(Dense.ID)) {
            params.addAll(List.of(Dense.UNITS.name(), (int) layer.number("units", 0)));
            if (read.get(0).shape().rank() != 1) {
                throw new KerasForm("input=" + read.get(0).shape());
            }
        } else {
            layer.expect("groups", 1);
            layer.expect("padding", "valid", "same");
            params.addAll(List.of(Conv2D.KERNEL_SIZE.name(), layer.both("kernel_size", 1)));
            params.addAll(List.of(Conv2D.STRIDE.name(), layer.both("strides", 1)));
            params.addAll(List.of(Conv2D.DILATION.name(), layer.both("dilation_rate", 1)));
            params.addAll(List.of("padding", layer.text("padding", "valid")));
            if (!type.equals(DepthwiseConv2D.ID)) {
                params.addAll(List.of(Conv2D.FILTERS.name(), (int) layer.number("filters", 0)));
            }
            if (!type.equals(Conv2D.ID)) {
                params.addAll(
                        List.of(DepthwiseConv2D.DEPTH_MULTIPLIER.name(), (int) layer.number("depth_multiplier", 1)));
            }
        }
        params.addAll(List.of("useBias", bias));
        DraftLayer made = plain(layer, read, type, params.toArray());
        if (first == null) {
            kernels(layer, made, read.get(0).shape(), bias);
        } else {
            made.sharing(sumOf(first));
        }
        return function(layer, made);
    }

    /** The layer that has the weights, where its activation stands behind it. */
    private static DraftLayer sumOf(DraftLayer first) {
        return first.type().equals(Activation.ID) ? first.input() : first;
    }

    private void kernels(KerasLayer layer, DraftLayer made, Shape in, boolean bias) throws KerasForm {
        int channels = in.dim(in.rank() - 1);
        int out = made.shape().dim(made.shape().rank() - 1);
        int size = layer.both("kernel_size", 1);
        int multiplier = (int) layer.number("depth_multiplier", 1);
        int next = 1;
        switch (made.type()) {
            case Dense.ID -> made.weight("kernel", weights.read(layer.store(), 0, channels, out));
            case Conv2D.ID -> made.weight("kernel", weights.read(layer.store(), 0, size, size, channels, out));
            default -> {
                made.weight("depthwise_kernel", weights.read(layer.store(), 0, size, size, channels, multiplier));
                if (made.type().equals(SeparableConv2D.ID)) {
                    made.weight("pointwise_kernel", weights.read(layer.store(), 1, 1, 1, channels * multiplier, out));
                    next = 2;
                }
            }
        }
        if (bias) {
            made.weight("bias", weights.read(layer.store(), next, out));
        }
    }

    /** The function that a layer applies to its sums, or that it is; a linear one is nothing. */
    DraftLayer function(KerasLayer layer, DraftLayer before) throws KerasForm {
        String id = function(layer);
        if (id.equals("linear")) {
            return before;
        }
        DraftLayer made = draft.add(layer.name(), Activation.ID, before.shape(), before);
        return id.equals("leaky_relu")
                ? made.with(Activation.FUNCTION.name(), "leakyRelu").with(Activation.LEAK.name(), LEAK)
                : made.with(Activation.FUNCTION.name(), FUNCTIONS.get(id));
    }

    private static String function(KerasLayer layer) throws KerasForm {
        JsonNode given = layer.config().path("activation");
        String id = given.isObject()
                ? given.path("config").asText(given.path("class_name").asText("?"))
                : given.asText("linear");
        if (given.isMissingNode() || given.isNull()) {
            return "linear";
        }
        if (!id.equals("linear") && !id.equals("leaky_relu") && !FUNCTIONS.containsKey(id)) {
            throw layer.form("activation");
        }
        return id;
    }
}
