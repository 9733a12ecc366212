package org.layerwright.export.c;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Literals;
import org.layerwright.export.source.SourceText;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;

/** Writes one statement of C for each operator and remembers which functions they call. */
final class Operators {
    private final ExportSource source;
    private final Memory memory;
    private final Constants constants;
    private final SourceText body;
    private final Set<String> functions = new LinkedHashSet<>();

    Operators(ExportSource source, Memory memory, Constants constants, SourceText body) {
        this.source = source;
        this.memory = memory;
        this.constants = constants;
        this.body = body;
    }

    /** The functions that were called so far, in the order of their first call. */
    Set<String> functions() {
        return functions;
    }

    void call(String function, Object... arguments) {
        functions.add(function);
        List<String> words = new ArrayList<>();
        for (Object argument : arguments) {
            words.add(argument instanceof Float number ? Constants.number(number) : argument.toString());
        }
        body.line(function + "(" + String.join(", ", words) + ");");
    }

    void write(int index) {
        OpNode node = source.graph().nodes().get(index);
        Shape from = source.graph().shapeOf(node.input());
        String title = Literals.comment(node.layer()) + ": " + node.type().onnxName();
        body.line("/* " + title + ", " + size(from) + " -> " + size(node.shape()) + " */");
        String in = memory.place(node.input());
        String out = memory.place(index + 1);
        int count = node.shape().size();
        int channels = channels(node.shape());
        switch (node.type()) {
            case CONV -> convolution("convolution", node, from, in, out);
            case DEPTHWISE_CONV -> convolution("depthwise", node, from, in, out);
            case GEMM -> {
                List<Object> arguments = new ArrayList<>(List.of(in, from.size(), out, count));
                arguments.addAll(withBias(node, channels));
                call("dense", arguments.toArray());
            }
            case MAX_POOL -> call("max_pool", in, out, window(node, from));
            case AVERAGE_POOL -> call("average_pool", in, out, window(node, from));
            case GLOBAL_AVERAGE_POOL -> call("global_average", in, out, pixels(from), channels);
            case GLOBAL_MAX_POOL -> call("global_max", in, out, pixels(from), channels);
            case BATCH_NORMALIZATION -> scaleAndShift(node, in, out);
            case LAYER_NORMALIZATION ->
                call(
                        "layer_normalization",
                        in,
                        out,
                        pixels(from),
                        channels,
                        constants.floats(node.weights().get(0)),
                        constants.floats(node.weights().get(1)),
                        (float) ((Attributes.Normalization) node.attributes()).epsilon());
            case ADD -> add(node, out, count);
            case CONCAT -> concatenate(node, out, channels);
            case PAD -> {
                Attributes.Pads pads = (Attributes.Pads) node.attributes();
                call(
                        "pad",
                        in,
                        out,
                        from.height(),
                        from.width(),
                        channels,
                        pads.top(),
                        pads.left(),
                        node.shape().height(),
                        node.shape().width());
            }
            case RESIZE -> {
                Attributes.Upsampling factors = (Attributes.Upsampling) node.attributes();
                call(
                        factors.bilinear() ? "interpolate" : "repeat_pixels",
                        in,
                        out,
                        from.height(),
                        from.width(),
                        channels,
                        factors.factorHeight(),
                        factors.factorWidth());
            }
            case RELU -> call("relu", in, out, count);
            case LEAKY_RELU -> call("leaky_relu", in, out, count, alpha(node));
            case ELU -> call("elu", in, out, count, alpha(node));
            case GELU -> call("gelu", in, out, count);
            case SILU -> call("silu", in, out, count);
            case SOFTPLUS -> call("softplus", in, out, count);
            case SIGMOID -> call("sigmoid", in, out, count);
            case TANH -> call("hyperbolic_tangent", in, out, count);
            case SOFTMAX -> call("softmax", in, out, pixels(from), channels);
            case FLATTEN, RESHAPE -> body.line("/* the same numbers in the same order: nothing to do */");
            // Outside training they pass on what they get.
            case DROPOUT, SPATIAL_DROPOUT, GAUSSIAN_NOISE -> body.line("/* only while training */");
        }
        body.line();
    }

    private void convolution(String function, OpNode node, Shape from, String in, String out) {
        List<Object> arguments = new ArrayList<>(List.of(in, out, window(node, from)));
        arguments.addAll(withBias(node, node.shape().channels()));
        call(function, arguments.toArray());
    }

    private List<String> withBias(OpNode node, int channels) {
        List<String> arguments = constants.kernel(node.weights().get(0), channels);
        arguments.add(
                node.weights().size() > 1 ? constants.floats(node.weights().get(1)) : Constants.NONE);
        return arguments;
    }

    /** The window's constant, as a pointer. */
    private String window(OpNode node, Shape from) {
        functions.add("window");
        Attributes.Window w = node.window();
        Shape to = node.shape();
        List<String> fields = List.of(
                ".in_height = %d, .in_width = %d, .in_channels = %d,"
                        .formatted(from.height(), from.width(), from.channels()),
                ".out_height = %d, .out_width = %d, .out_channels = %d,"
                        .formatted(to.height(), to.width(), to.channels()),
                ".kernel_height = %d, .kernel_width = %d,".formatted(w.kernelHeight(), w.kernelWidth()),
                ".stride_height = %d, .stride_width = %d,".formatted(w.strideHeight(), w.strideWidth()),
                ".dilation_height = %d, .dilation_width = %d,".formatted(w.dilationHeight(), w.dilationWidth()),
                ".pad_top = %d, .pad_left = %d,".formatted(w.padTop(), w.padLeft()));
        return "&" + constants.structure("window", node.layer() + "_window", fields);
    }

    /** A normalisation that could not be folded: one factor and one shift for each channel. */
    private void scaleAndShift(OpNode node, String in, String out) {
        double epsilon = ((Attributes.Normalization) node.attributes()).epsilon();
        float[] gamma = source.weight(node.weights().get(0));
        float[] beta = source.weight(node.weights().get(1));
        float[] mean = source.weight(node.weights().get(2));
        float[] variance = source.weight(node.weights().get(3));
        float[] scale = new float[gamma.length];
        float[] shift = new float[gamma.length];
        for (int c = 0; c < gamma.length; c++) {
            double factor = gamma[c] / Math.sqrt(variance[c] + epsilon);
            scale[c] = (float) factor;
            shift[c] = (float) (beta[c] - mean[c] * factor);
        }
        // Two that share their weights share these as well, unless their epsilons differ.
        String key = source.graph().weights().get(node.weights().get(0)).name() + " " + epsilon;
        call(
                "scale_and_shift",
                in,
                out,
                node.shape().size(),
                gamma.length,
                constants.once(key + " scale", "gamma / sqrt(variance + epsilon)", scale),
                constants.once(key + " shift", "beta - mean * scale", shift));
    }

    private void add(OpNode node, String out, int count) {
        List<String> terms = node.inputs().stream().map(memory::place).toList();
        call("add", terms.get(0), terms.get(1), out, count);
        for (String term : terms.subList(2, terms.size())) {
            call("add", out, term, out, count);
        }
    }

    private void concatenate(OpNode node, String out, int channels) {
        int first = 0;
        for (int input : node.inputs()) {
            Shape part = source.graph().shapeOf(input);
            call("concatenate", memory.place(input), out, pixels(part), channels(part), channels, first);
            first += channels(part);
        }
    }

    private static float alpha(OpNode node) {
        return (float) ((Attributes.Alpha) node.attributes()).alpha();
    }

    private static int channels(Shape shape) {
        return shape.dim(shape.rank() - 1);
    }

    /** How many pixels an image has; a vector is one. */
    private static int pixels(Shape shape) {
        return shape.size() / channels(shape);
    }

    static String size(Shape shape) {
        return String.join(" x ", shape.dims().stream().map(String::valueOf).toList());
    }
}
