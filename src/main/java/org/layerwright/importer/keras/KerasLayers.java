package org.layerwright.importer.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private final NetworkDraft draft;
    private final KerasWeights weights;
    private final KerasSums sums;

    KerasLayers(NetworkDraft draft, KerasWeights weights) {
        this.draft = draft;
        this.weights = weights;
        this.sums = new KerasSums(draft, weights);
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
            case "Conv2D" -> sums.add(layer, read, first, Conv2D.ID);
            case "DepthwiseConv2D" -> sums.add(layer, read, first, DepthwiseConv2D.ID);
            case "SeparableConv2D" -> sums.add(layer, read, first, SeparableConv2D.ID);
            case "Dense" -> sums.add(layer, read, first, Dense.ID);
            case "MaxPooling2D" -> pool(layer, read, MaxPool2D.ID);
            case "AveragePooling2D" -> pool(layer, read, AvgPool2D.ID);
            case "GlobalAveragePooling2D" -> global(layer, read, GlobalAvgPool2D.ID);
            case "GlobalMaxPooling2D" -> global(layer, read, GlobalMaxPool2D.ID);
            case "BatchNormalization", "LayerNormalization" -> normalization(layer, read, first);
            case "Activation" -> sums.function(layer, read.get(0));
            case "ReLU" -> relu(layer, read);
            case "LeakyReLU" -> leaky(layer, read);
            case "ELU" -> function(layer, read, "elu", Activation.ELU_ALPHA.name(), layer.number("alpha", 1), 1);
            case "Softmax" -> softmax(layer, read);
            case "Dropout" -> sums.plain(layer, read, Dropout.ID, Dropout.RATE.name(), layer.number("rate", 0.5));
            case "SpatialDropout2D" ->
                sums.plain(layer, read, SpatialDropout2D.ID, Dropout.RATE.name(), layer.number("rate", 0.5));
            case "GaussianNoise" ->
                sums.plain(layer, read, GaussianNoise.ID, GaussianNoise.DEVIATION.name(), layer.number("stddev", 0.1));
            case "Add" -> draft.add(layer.name(), Add.ID, read.get(0).shape(), read);
            case "Concatenate" -> concatenate(layer, read);
            case "Flatten" -> sums.plain(layer, read, Flatten.ID);
            case "Reshape" -> reshape(layer, read);
            case "ZeroPadding2D" -> zeros(layer, read);
            case "UpSampling2D" -> upsampling(layer, read);
            case "Rescaling" -> rescaling(layer, read);
            case "Identity", "ActivityRegularization" -> read.get(0);
            default -> null;
        };
    }

    private DraftLayer function(
            KerasLayer layer, List<DraftLayer> read, String id, String param, double value, double usual)
            throws KerasForm {
        DraftLayer made = sums.plain(layer, read, Activation.ID, Activation.FUNCTION.name(), id);
        return value == usual ? made : made.with(param, value);
    }

    private DraftLayer relu(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        layer.expect("max_value");
        layer.expect("threshold", 0, 0.0);
        double slope = layer.number("negative_slope", 0);
        return slope == 0
                ? sums.plain(layer, read, Activation.ID, Activation.FUNCTION.name(), "relu")
                : function(layer, read, "leakyRelu", Activation.LEAK.name(), slope, 0.01);
    }

    private DraftLayer leaky(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        double slope = layer.number("negative_slope", layer.number("alpha", 0.3));
        return function(layer, read, "leakyRelu", Activation.LEAK.name(), slope, 0.01);
    }

    private DraftLayer softmax(KerasLayer layer, List<DraftLayer> read) throws KerasForm {
        layer.expect("axis", -1, read.get(0).shape().rank());
        return sums.plain(layer, read, Activation.ID, Activation.FUNCTION.name(), "softmax");
    }

    private DraftLayer pool(KerasLayer layer, List<DraftLayer> read, String type) throws KerasForm {
        layer.expect("padding", "valid", "same");
        int size = layer.both("pool_size", 2);
        int stride = layer.both("strides", size);
        return sums.plain(
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
        return sums.plain(layer, read, type);
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
        DraftLayer made = sums.plain(
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
        return sums.plain(
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
            JsonNode side = pads.isInt()
                    ? pads
                    : pads.path(i / 2).isInt()
                            ? pads.path(i / 2)
                            : pads.path(i / 2).path(i % 2);
            if (!side.isInt()) {
                throw layer.form("padding");
            }
            sides[i] = side.asInt();
        }
        return sums.plain(
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
        return sums.plain(
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
