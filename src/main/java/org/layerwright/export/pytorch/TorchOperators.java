package org.layerwright.export.pytorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.layerwright.export.python.PythonScript;
import org.layerwright.export.pytorch.TorchModule.Part;
import org.layerwright.export.source.ExportSource;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/** Writes each operator as an expression of PyTorch; images lie channels first. */
final class TorchOperators {
    private static final String TO_LAST = ".permute(0, 2, 3, 1)";
    private static final String TO_FIRST = ".permute(0, 3, 1, 2)";
    private static final Part BIAS = new Part("bias", "torch.tensor");

    private final ExportSource source;
    private final TorchModule modules;
    private final Set<String> helpers = new TreeSet<>();

    TorchOperators(ExportSource source, TorchModule modules) {
        this.source = source;
        this.modules = modules;
    }

    /** The helpers that are needed; each is a file of resources of that name. */
    Set<String> helpers() {
        return helpers;
    }

    /**
     * @param inputs the variables that hold the operator's inputs
     */
    String write(OpNode node, List<String> inputs) {
        Shape from = source.graph().shapeOf(node.input());
        String x = inputs.get(0);
        return switch (node.type()) {
            case CONV -> convolution(node, from, x, false);
            case DEPTHWISE_CONV -> convolution(node, from, x, true);
            case GEMM -> {
                helpers.add("dense_kernel");
                String kind = "nn.Linear(" + from.size() + ", " + node.shape().size() + bias(node) + ")";
                yield modules.of(node, "", kind, List.of(new Part("weight", "dense_kernel"), BIAS)) + "(" + x + ")";
            }
            case MAX_POOL -> maxPool(node, x);
            case AVERAGE_POOL -> averagePool(node, x);
            case GLOBAL_AVERAGE_POOL -> x + ".mean(dim=(2, 3))";
            case GLOBAL_MAX_POOL -> x + ".amax(dim=(2, 3))";
            case BATCH_NORMALIZATION -> batchNormalization(node, from, x);
            case LAYER_NORMALIZATION -> {
                String kind = "nn.LayerNorm(" + channels(from) + ", eps=" + epsilon(node) + ")";
                String norm = modules.of(node, "", kind, List.of(new Part("weight", "torch.tensor"), BIAS));
                yield from.isImage() ? norm + "(" + x + TO_LAST + ")" + TO_FIRST : norm + "(" + x + ")";
            }
            case ADD -> String.join(" + ", inputs);
            case CONCAT -> "torch.cat([" + String.join(", ", inputs) + "], dim=1)";
            case PAD -> {
                Attributes.Pads pads = (Attributes.Pads) node.attributes();
                yield padded(x, pads, "");
            }
            case RESIZE -> {
                Attributes.Upsampling up = (Attributes.Upsampling) node.attributes();
                String mode = up.bilinear() ? "mode=\"bilinear\", align_corners=False" : "mode=\"nearest\"";
                yield "F.interpolate(%s, scale_factor=(%d, %d), %s)"
                        .formatted(x, up.factorHeight(), up.factorWidth(), mode);
            }
            case FLATTEN -> from.isImage() ? x + TO_LAST + ".flatten(1)" : x;
            case RESHAPE -> reshape(from, node.shape(), x);
            case RELU -> "F.relu(" + x + ")";
            case LEAKY_RELU -> "F.leaky_relu(" + x + ", " + alpha(node) + ")";
            case ELU -> "F.elu(" + x + ", " + alpha(node) + ")";
            case GELU -> "F.gelu(" + x + ")";
            case SILU -> "F.silu(" + x + ")";
            case SOFTPLUS -> "F.softplus(" + x + ")";
            case SIGMOID -> "torch.sigmoid(" + x + ")";
            case TANH -> "torch.tanh(" + x + ")";
            case SOFTMAX -> "F.softmax(" + x + ", dim=1)";
            case DROPOUT -> modules.of(node, "", "nn.Dropout(" + rate(node) + ")", List.of()) + "(" + x + ")";
            case SPATIAL_DROPOUT -> modules.of(node, "", "nn.Dropout2d(" + rate(node) + ")", List.of()) + "(" + x + ")";
            case GAUSSIAN_NOISE -> {
                helpers.add("gaussian_noise");
                double deviation = ((Attributes.Deviation) node.attributes()).deviation();
                yield modules.of(node, "", "GaussianNoise(" + deviation + ")", List.of()) + "(" + x + ")";
            }
        };
    }

    private String convolution(OpNode node, Shape from, String x, boolean depthwise) {
        Attributes.Window w = node.window();
        List<String> arguments = new ArrayList<>();
        arguments.add(from.channels() + ", " + node.shape().channels());
        arguments.add(pair(w.kernelHeight(), w.kernelWidth()));
        if (w.strideHeight() > 1 || w.strideWidth() > 1) {
            arguments.add("stride=" + pair(w.strideHeight(), w.strideWidth()));
        }
        boolean even = w.padTop() == w.padBottom() && w.padLeft() == w.padRight();
        if (even && w.isPadded()) {
            arguments.add("padding=" + pair(w.padTop(), w.padLeft()));
        }
        if (w.dilationHeight() > 1 || w.dilationWidth() > 1) {
            arguments.add("dilation=" + pair(w.dilationHeight(), w.dilationWidth()));
        }
        if (depthwise) {
            arguments.add("groups=" + from.channels());
        }
        String conversion = depthwise ? "depthwise_kernel" : "convolution_kernel";
        helpers.add(conversion);
        // Tells the two halves of a separable convolution apart.
        String suffix = depthwise && isFollowedByOwnLayer(node) ? "_depthwise" : "";
        String module = modules.of(
                node,
                suffix,
                "nn.Conv2d(" + String.join(", ", arguments) + bias(node) + ")",
                List.of(new Part("weight", conversion), BIAS));
        return module + "(" + (even ? x : padded(x, pads(w), "")) + ")";
    }

    private boolean isFollowedByOwnLayer(OpNode node) {
        return source.graph().nodes().stream()
                .anyMatch(other -> other.type() == OpType.CONV && other.layer().equals(node.layer()));
    }

    private static String bias(OpNode node) {
        return node.weights().size() > 1 ? "" : ", bias=False";
    }

    private static String maxPool(OpNode node, String x) {
        Attributes.Window w = node.window();
        String padded = w.isPadded() ? padded(x, pads(w), ", value=float(\"-inf\")") : x;
        String gaps = w.dilationHeight() > 1 || w.dilationWidth() > 1
                ? ", dilation=" + pair(w.dilationHeight(), w.dilationWidth())
                : "";
        return "F.max_pool2d(%s, %s, %s%s)"
                .formatted(
                        padded, pair(w.kernelHeight(), w.kernelWidth()), pair(w.strideHeight(), w.strideWidth()), gaps);
    }

    private String averagePool(OpNode node, String x) {
        Attributes.Window w = node.window();
        String kernel = pair(w.kernelHeight(), w.kernelWidth());
        String stride = pair(w.strideHeight(), w.strideWidth());
        if (!w.isPadded()) {
            return "F.avg_pool2d(%s, %s, %s)".formatted(x, kernel, stride);
        }
        helpers.add("average_pool");
        return "average_pool(%s, %s, %s, (%d, %d, %d, %d))"
                .formatted(x, kernel, stride, w.padLeft(), w.padRight(), w.padTop(), w.padBottom());
    }

    private String batchNormalization(OpNode node, Shape from, String x) {
        Attributes.Normalization normalization = (Attributes.Normalization) node.attributes();
        // PyTorch counts the share that a step brings, we count the share that it keeps.
        double momentum = Math.round((1 - normalization.momentum()) * 1e9) / 1e9;
        String kind = "nn.BatchNorm%s(%d, eps=%s, momentum=%s)"
                .formatted(from.isImage() ? "2d" : "1d", channels(from), normalization.epsilon(), momentum);
        String module = modules.of(
                node,
                "",
                kind,
                List.of(
                        new Part("weight", "torch.tensor"),
                        BIAS,
                        new Part("running_mean", "torch.tensor"),
                        new Part("running_var", "torch.tensor")));
        String count = "\"" + module.substring("self.".length()) + ".num_batches_tracked\": torch.tensor(0),";
        if (!modules.state().contains(count)) {
            modules.state(count);
        }
        return module + "(" + x + ")";
    }

    private static String reshape(Shape from, Shape to, String x) {
        String flat = from.isImage() ? x + TO_LAST : x;
        String dims = String.join(", ", to.dims().stream().map(String::valueOf).toList());
        return flat + ".reshape(-1, " + dims + ")" + (to.isImage() ? TO_FIRST : "");
    }

    private static Attributes.Pads pads(Attributes.Window w) {
        return new Attributes.Pads(w.padTop(), w.padLeft(), w.padBottom(), w.padRight());
    }

    /** PyTorch counts from the last axis: left, right, top, bottom. */
    private static String padded(String x, Attributes.Pads pads, String value) {
        return "F.pad(%s, (%d, %d, %d, %d)%s)"
                .formatted(x, pads.left(), pads.right(), pads.top(), pads.bottom(), value);
    }

    private static String pair(int height, int width) {
        return height == width ? String.valueOf(height) : "(" + height + ", " + width + ")";
    }

    private static int channels(Shape shape) {
        return shape.dim(shape.rank() - 1);
    }

    private static double alpha(OpNode node) {
        return ((Attributes.Alpha) node.attributes()).alpha();
    }

    private static double epsilon(OpNode node) {
        return ((Attributes.Normalization) node.attributes()).epsilon();
    }

    private static double rate(OpNode node) {
        return ((Attributes.Rate) node.attributes()).rate();
    }

    /** The network's input, which comes channels last. */
    static String first(Shape shape, String x) {
        return shape.isImage() ? x + TO_FIRST : x;
    }

    /** A result as it leaves the network. */
    static String last(Shape shape, String x) {
        return shape.isImage() ? x + TO_LAST : x;
    }

    static String shape(Shape shape) {
        return PythonScript.tuple(shape);
    }
}
