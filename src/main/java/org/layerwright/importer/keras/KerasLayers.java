package org.layerwright.importer.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.NetworkDraft;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Activation;
import org.layerwright.network.layer.Add;
import org.layerwright.network.layer.AvgPool2D;
import org.layerwright.network.layer.BatchNormalization;
import org.layerwright.network.layer.Concatenate;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.DepthwiseConv2D;
import org.layerwright.network.layer.Dropout;
import org.layerwright.network.layer.Flatten;
import org.layerwright.network.layer.GaussianNoise;
import org.layerwright.network.layer.GlobalAvgPool2D;
import org.layerwright.network.layer.GlobalMaxPool2D;
import org.layerwright.network.layer.LayerNormalization;
import org.layerwright.network.layer.MaxPool2D;
import org.layerwright.network.layer.Reshape;
import org.layerwright.network.layer.SeparableConv2D;
import org.layerwright.network.layer.SpatialDropout2D;
import org.layerwright.network.layer.UpSampling2D;
import org.layerwright.network.layer.ZeroPadding2D;

/** Layers of Keras by ours. */
final class KerasLayers {
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

    KerasLayers(NetworkDraft draft, KerasWeights weights) {
        this.draft = draft;
        this.weights = weights;
    }

    /**
     * Adds a layer.
     *
     * @param first what an earlier use of the layer gave, whose weights it uses; null for its first use
     * @return what gives its result; null for a type that we do not have
     */
    DraftLayer add(KerasLayer layer, List<DraftLayer> read, DraftLayer first) throws KerasForm {
        layer.expect("data_format", "channels_last");
        return switch (layer.type()) {
            case "Conv2D" -> sum(layer, read, first, Conv2D.ID);
            case "DepthwiseConv2D" -> sum(layer, read, first, DepthwiseConv2D.ID);
            case "SeparableConv2D" -> sum(layer, read, first, SeparableConv2D.ID);
            case "Dense" -> sum(layer, read, first, Dense.ID);
            case "MaxPooling2D" -> pool(layer, read, MaxPool2D.ID);
            case "AveragePooling2D" -> pool(layer, read, AvgPool2D.ID);
            case "GlobalAveragePooling2D" -> global(layer, read, GlobalAvgPool2D.ID);
            case "GlobalMaxPooling2D" -> global(layer, read, GlobalMaxPool2D.ID);
            case "BatchNormalization", "LayerNormalization" -> normalization(layer, read, first);
            case "Activation" -> function(layer, read.get(0));
            case "ReLU" -> relu(layer, read);
            case "LeakyReLU" -> leaky(layer, read);
            case "ELU" -> function(layer, read, "elu", Activation.ELU_ALPHA.name(), layer.number("alpha", 1), 1);
            case "Softmax" -> softmax(layer, read);
            case "Dropout" -> plain(layer, read, Dropout.ID, Dropout.RATE.name(), layer.number("rate", 0.5));
            case "SpatialDropout2D" ->
                plain(layer, read, SpatialDropout2D.ID, Dropout.RATE.name(), layer.number("rate", 0.5));
            case "GaussianNoise" ->
                plain(layer, read, GaussianNoise.ID, GaussianNoise.DEVIATION.name(), layer.number("stddev", 0.1));
            case "Add" -> draft.add(layer.name(), Add.ID, read.get(0).shape(), read);
            case "Concatenate" -> concatenate(layer, read);
            case "Flatten" -> plain(layer, read, Flatten.ID);
            case "Reshape" -> reshape(layer, read);
            case "ZeroPadding2D" -> zeros(layer, read);
            case "UpSampling2D" -> upsampling(layer, read);
            case "Rescaling" -> rescaling(layer, read);
            case "Identity", "ActivityRegularization" -> read.get(0);
            default -> null;
        };
    }

    private DraftLayer plain(KerasLayer layer, List<DraftLayer> read, String type, Object... params) throws KerasForm {
        Shape shape = shapes.of(layer, type, read.get(0).shape(), params);
        DraftLayer made = draft.add(layer.name(), type, shape, read.get(0));
        for (int i = 0; i < params.length; i += 2) {
            made.with((String) params[i], params[i + 1]);
        }
        return made;
    }

    /** Convolutions and dense layers, with their activation behind them. */
    private DraftLayer sum(KerasLayer layer, List<DraftLayer> read, DraftLayer first, String type) throws KerasForm {
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
                params.addAll(List.of(
                        DepthwiseConv2D.DEPTH_MULTIPLIER.name(), (int) layer.number("depth_multiplier", 1)));
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
    private DraftLayer function(KerasLayer layer, DraftLayer before) throws KerasForm {
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

    private DraftLayer function(
            KerasLayer layer, List<DraftLayer> read, String id, String param, double value, double usual)
            throws KerasForm {
        DraftLayer made = plain(layer, read, Activation.ID, Activation.FUNCTION.name(), id);
        return value == usual ? made : made.with(param, value);
    }

    private DraftLayer relu(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        layer.expect("max_value");
        layer.expect("threshold", 0, 0.0);
        double slope = layer.number("negative_slope", 0);
        return slope == 0
                ? plain(layer, read, Activation.ID, Activation.FUNCTION.name(), "relu")
                : function(layer, read, "leakyRelu", Activation.LEAK.name(), slope, 0.01);
    }

    private DraftLayer leaky(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        double slope = layer.number("negative_slope", layer.number("alpha", 0.3));
        return function(layer, read, "leakyRelu", Activation.LEAK.name(), slope, 0.01);
    }

    private DraftLayer softmax(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        layer.expect("axis", -1, read.get(0).shape().rank());
        return plain(layer, read, Activation.ID, Activation.FUNCTION.name(), "softmax");
    }

    private DraftLayer pool(KerasLayer layer, List<DraftLayer> read, String type) throws KerasForm {
        layer.expect("padding", "valid", "same");
        int size = layer.both("pool_size", 2);
        int stride = layer.both("strides", size);
        return plain(
                layer,
                read,
                type,
                "poolSize",
                size,
                "poolStride",
                stride == size ? 0 : stride,
                "padding",
                layer.text("padding", "valid"));
    }

    private DraftLayer global(KerasLayer layer, List<DraftLayer> read, String type) throws KerasForm {
        layer.expect("keepdims", false);
        return plain(layer, read, type);
    }

    private DraftLayer normalization(KerasLayer layer, List<DraftLayer> read, DraftLayer first) throws KerasForm {
        Shape shape = read.get(0).shape();
        int features = shape.dim(shape.rank() - 1);
        boolean batch = layer.type().equals("BatchNormalization");
        layer.expect("axis", -1, shape.rank(), List.of(-1), List.of(shape.rank()));
        layer.expect("rms_scaling", false);
        if (first != null) {
            throw new KerasForm("shared");
        }
        DraftLayer made = plain(
                layer,
                read,
                batch ? BatchNormalization.ID : LayerNormalization.ID,
                BatchNormalization.EPSILON.name(),
                layer.number("epsilon", 1e-3));
        int next = 0;
        float[] ones = new float[features];
        Arrays.fill(ones, 1);
        made.weight("gamma", layer.flag("scale", true) ? weights.read(layer.store(), next++, features) : ones);
        made.weight(
                "beta",
                layer.flag("center", true) ? weights.read(layer.store(), next++, features) : new float[features]);
        if (batch) {
            made.with(BatchNormalization.MOMENTUM.name(), layer.number("momentum", 0.99));
            made.weight("moving_mean", weights.read(layer.store(), next++, features));
            made.weight("moving_variance", weights.read(layer.store(), next, features));
        }
        return made;
    }

    private DraftLayer concatenate(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        Shape shape = read.get(0).shape();
        layer.expect("axis", -1, shape.rank());
        List<Integer> dims = new ArrayList<>(shape.dims());
        int channels = read.stream()
                .mapToInt(each -> each.shape().dim(each.shape().rank() - 1))
                .sum();
        dims.set(dims.size() - 1, channels);
        return draft.add(layer.name(), Concatenate.ID, new Shape(dims), read);
    }

    private DraftLayer reshape(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        JsonNode target = layer.config().path("target_shape");
        int size = read.get(0).shape().size();
        int[] dims = new int[target.size()];
        long known = 1;
        for (int i = 0; i < dims.length; i++) {
            dims[i] = target.get(i).asInt();
            known *= dims[i] == -1 ? 1 : Math.max(1, dims[i]);
        }
        for (int i = 0; i < dims.length && known > 0 && known <= size; i++) {
            dims[i] = dims[i] == -1 ? (int) (size / known) : dims[i];
        }
        if (dims.length != 1 && dims.length != 3) {
            throw layer.form("target_shape");
        }
        boolean image = dims.length == 3;
        return plain(
                layer,
                read,
                Reshape.ID,
                Reshape.HEIGHT.name(),
                image ? dims[0] : 0,
                Reshape.WIDTH.name(),
                image ? dims[1] : 0,
                Reshape.CHANNELS.name(),
                dims[dims.length - 1]);
    }

    private DraftLayer zeros(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        JsonNode pads = layer.config().path("padding");
        int[] sides = new int[4];
        for (int i = 0; i < sides.length; i++) {
            JsonNode side = pads.isInt() ? pads : pads.path(i / 2).isInt() ? pads.path(i / 2) : pads.path(i / 2).path(i % 2);
            if (!side.isInt()) {
                throw layer.form("padding");
            }
            sides[i] = side.asInt();
        }
        return plain(
                layer,
                read,
                ZeroPadding2D.ID,
                ZeroPadding2D.TOP.name(),
                sides[0],
                ZeroPadding2D.BOTTOM.name(),
                sides[1],
                ZeroPadding2D.LEFT.name(),
                sides[2],
                ZeroPadding2D.RIGHT.name(),
                sides[3]);
    }

    private DraftLayer upsampling(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        layer.expect("interpolation", "nearest", "bilinear");
        return plain(
                layer,
                read,
                UpSampling2D.ID,
                UpSampling2D.FACTOR.name(),
                layer.both("size", 2),
                UpSampling2D.INTERPOLATION.name(),
                layer.text("interpolation", "nearest"));
    }

    private DraftLayer rescaling(KerasLayer layer, List<DraftLayer> read) {
        Shape shape = read.get(0).shape();
        float[] scale = new float[shape.dim(shape.rank() - 1)];
        float[] shift = new float[scale.length];
        Arrays.fill(scale, (float) layer.number("scale", 1));
        Arrays.fill(shift, (float) layer.number("offset", 0));
        return draft.add(layer.name(), NetworkDraft.AFFINE, shape, read.get(0))
                .weight(NetworkDraft.SCALE, scale)
                .weight(NetworkDraft.SHIFT, shift);
    }
}
