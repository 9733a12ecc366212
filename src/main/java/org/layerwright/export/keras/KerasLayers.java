package org.layerwright.export.keras;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.export.python.PythonScript;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;

/** Writes each step as the call that makes a layer of Keras, all but its name. */
final class KerasLayers {
    private KerasLayers() {}

    /**
     * The class of the layer and its arguments, without the parenthesis at the end.
     *
     * @param from the shape of its first input
     */
    static String call(KerasStep step, Shape from) {
        OpNode node = step.node();
        return switch (node.type()) {
            case CONV ->
                convolution("Conv2D", step, List.of(String.valueOf(node.shape().channels())));
            case DEPTHWISE_CONV -> depthwise(step, from.channels());
            case GEMM -> layer("Dense", with(List.of(String.valueOf(node.shape().size())), biasAndActivation(step)));
            case MAX_POOL -> pool("MaxPooling2D", node);
            case AVERAGE_POOL -> pool("AveragePooling2D", node);
            case GLOBAL_AVERAGE_POOL -> layer("GlobalAveragePooling2D", List.of());
            case GLOBAL_MAX_POOL -> layer("GlobalMaxPooling2D", List.of());
            case BATCH_NORMALIZATION -> {
                Attributes.Normalization n = (Attributes.Normalization) node.attributes();
                yield layer("BatchNormalization", List.of("momentum=" + n.momentum(), "epsilon=" + n.epsilon()));
            }
            case LAYER_NORMALIZATION -> {
                Attributes.Normalization n = (Attributes.Normalization) node.attributes();
                yield layer("LayerNormalization", List.of("epsilon=" + n.epsilon()));
            }
            case ADD -> layer("Add", List.of());
            case CONCAT -> layer("Concatenate", List.of());
            case RESHAPE -> layer("Reshape", List.of(PythonScript.tuple(node.shape())));
            case FLATTEN -> layer("Flatten", List.of());
            case PAD -> {
                Attributes.Pads p = (Attributes.Pads) node.attributes();
                yield layer(
                        "ZeroPadding2D",
                        List.of("((%d, %d), (%d, %d))".formatted(p.top(), p.bottom(), p.left(), p.right())));
            }
            case RESIZE -> {
                Attributes.Upsampling up = (Attributes.Upsampling) node.attributes();
                String mode = up.bilinear() ? "bilinear" : "nearest";
                yield layer(
                        "UpSampling2D",
                        List.of(pair(up.factorHeight(), up.factorWidth()), "interpolation=\"" + mode + "\""));
            }
            case LEAKY_RELU -> layer("LeakyReLU", List.of("negative_slope=" + alpha(node)));
            case ELU -> layer("ELU", List.of("alpha=" + alpha(node)));
            case RELU, GELU, SILU, SOFTPLUS, SIGMOID, TANH, SOFTMAX ->
                layer("Activation", List.of("\"" + KerasStep.keyword(node).orElseThrow() + "\""));
            case DROPOUT -> layer("Dropout", List.of(rate(node)));
            case SPATIAL_DROPOUT -> layer("SpatialDropout2D", List.of(rate(node)));
            case GAUSSIAN_NOISE ->
                layer("GaussianNoise", List.of(String.valueOf(((Attributes.Deviation) node.attributes()).deviation())));
        };
    }

    private static String depthwise(KerasStep step, int channels) {
        int multiplier = step.node().shape().channels() / channels;
        List<String> own = new ArrayList<>();
        if (step.isSeparable()) {
            own.add(String.valueOf(step.nodes().get(1).shape().channels()));
        }
        List<String> more = multiplier > 1 ? List.of("depth_multiplier=" + multiplier) : List.of();
        return convolution(step.isSeparable() ? "SeparableConv2D" : "DepthwiseConv2D", step, own, more);
    }

    private static String convolution(String name, KerasStep step, List<String> own) {
        return convolution(name, step, own, List.of());
    }

    private static String convolution(String name, KerasStep step, List<String> own, List<String> more) {
        Attributes.Window w = step.node().window();
        List<String> arguments = new ArrayList<>(own);
        arguments.add(pair(w.kernelHeight(), w.kernelWidth()));
        if (w.strideHeight() > 1 || w.strideWidth() > 1) {
            arguments.add("strides=" + pair(w.strideHeight(), w.strideWidth()));
        }
        if (w.isPadded()) {
            arguments.add("padding=\"same\"");
        }
        if (w.dilationHeight() > 1 || w.dilationWidth() > 1) {
            arguments.add("dilation_rate=" + pair(w.dilationHeight(), w.dilationWidth()));
        }
        arguments.addAll(more);
        return layer(name, with(arguments, biasAndActivation(step)));
    }

    private static List<String> biasAndActivation(KerasStep step) {
        List<String> arguments = new ArrayList<>();
        step.activation().ifPresent(activation -> arguments.add("activation=\"" + activation + "\""));
        int kernels = step.isSeparable() ? 2 : 1;
        if (step.weights().size() == kernels) {
            arguments.add("use_bias=False");
        }
        return arguments;
    }

    private static String pool(String name, OpNode node) {
        Attributes.Window w = node.window();
        List<String> arguments = new ArrayList<>();
        arguments.add(pair(w.kernelHeight(), w.kernelWidth()));
        if (w.strideHeight() != w.kernelHeight() || w.strideWidth() != w.kernelWidth()) {
            arguments.add("strides=" + pair(w.strideHeight(), w.strideWidth()));
        }
        if (w.isPadded()) {
            arguments.add("padding=\"same\"");
        }
        return layer(name, arguments);
    }

    private static List<String> with(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static String layer(String name, List<String> arguments) {
        return name + "(" + String.join(", ", arguments);
    }

    private static String pair(int height, int width) {
        return height == width ? String.valueOf(height) : "(" + height + ", " + width + ")";
    }

    private static String alpha(OpNode node) {
        return String.valueOf(((Attributes.Alpha) node.attributes()).alpha());
    }

    private static String rate(OpNode node) {
        return String.valueOf(((Attributes.Rate) node.attributes()).rate());
    }

    static String size(Shape shape) {
        return String.join(" x ", shape.dims().stream().map(String::valueOf).toList());
    }
}
