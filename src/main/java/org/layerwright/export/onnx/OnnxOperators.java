package org.layerwright.export.onnx;

import java.util.List;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;

/** Every operator's line in ONNX, operator set 17. */
final class OnnxOperators {
    private static final double SQRT_2 = Math.sqrt(2);

    private OnnxOperators() {}

    /** Adds what computes the operator, and answers its result. The compiler asks for a line for every operator. */
    static Value write(NodeSite site) {
        OpNode node = site.node();
        return switch (node.type()) {
            case CONV -> ImageOperators.conv(site);
            case DEPTHWISE_CONV -> ImageOperators.depthwise(site);
            case PAD -> ImageOperators.pad(site);
            case RESIZE -> ImageOperators.resize(site);
            case MAX_POOL -> ImageOperators.maxPool(site);
            case AVERAGE_POOL -> ImageOperators.averagePool(site);
            case GLOBAL_AVERAGE_POOL -> ImageOperators.globalPool(site, "GlobalAveragePool");
            case GLOBAL_MAX_POOL -> ImageOperators.globalPool(site, "GlobalMaxPool");
            case BATCH_NORMALIZATION -> batchNormalization(site);
            case LAYER_NORMALIZATION -> layerNormalization(site);
            case ADD -> add(site);
            case CONCAT -> concat(site);
            case RESHAPE -> reshape(site);
            case FLATTEN -> flatten(site);
            case GEMM -> site.add("Gemm", Layout.CHANNELS_LAST, site.withWeights(site.input(), KernelLayout.SAME));
            case RELU -> site.addEach("Relu");
            case LEAKY_RELU -> site.addEach("LeakyRelu", Attribute.real("alpha", alpha(node)));
            case ELU -> site.addEach("Elu", Attribute.real("alpha", alpha(node)));
            case GELU -> gelu(site);
            case SILU -> silu(site);
            case SOFTPLUS -> site.addEach("Softplus");
            case SIGMOID -> site.addEach("Sigmoid");
            case TANH -> site.addEach("Tanh");
            case SOFTMAX ->
                site.addEach("Softmax", Attribute.integer("axis", site.input().channelAxis()));
            // Outside training they pass on what they get, so that ONNX need not know of them.
            case DROPOUT, SPATIAL_DROPOUT, GAUSSIAN_NOISE -> site.input();
        };
    }

    private static double alpha(OpNode node) {
        return ((Attributes.Alpha) node.attributes()).alpha();
    }

    private static double epsilon(OpNode node) {
        return ((Attributes.Normalization) node.attributes()).epsilon();
    }

    private static Value batchNormalization(NodeSite site) {
        Value value = site.out().channelsFirst(site.input());
        return site.add(
                "BatchNormalization",
                value.layout(),
                site.withWeights(value, KernelLayout.SAME),
                Attribute.real("epsilon", epsilon(site.node())));
    }

    /** ONNX normalises the last axes, so the channels have to be there. */
    private static Value layerNormalization(NodeSite site) {
        Value value = site.out().channelsLast(site.input());
        return site.add(
                "LayerNormalization",
                Layout.CHANNELS_LAST,
                site.withWeights(value, KernelLayout.SAME),
                Attribute.integer("axis", -1),
                Attribute.real("epsilon", epsilon(site.node())));
    }

    private static Value add(NodeSite site) {
        List<Value> terms = site.inputsInOneLayout();
        Value sum = terms.get(0);
        for (Value term : terms.subList(1, terms.size())) {
            sum = site.add("Add", sum.layout(), List.of(sum.name(), term.name()));
        }
        return sum;
    }

    private static Value concat(NodeSite site) {
        List<Value> parts = site.inputsInOneLayout();
        Value first = parts.get(0);
        return site.add(
                "Concat",
                first.layout(),
                parts.stream().map(Value::name).toList(),
                Attribute.integer("axis", first.channelAxis()));
    }

    private static Value reshape(NodeSite site) {
        Value value = site.out().channelsLast(site.input());
        List<Integer> dims = site.node().shape().dims();
        // The first 0 keeps the batch as it is.
        long[] target = new long[dims.size() + 1];
        for (int i = 0; i < dims.size(); i++) {
            target[i + 1] = dims.get(i);
        }
        String shape = site.constant("shape", name -> Tensors.longs(name, target));
        return site.add("Reshape", Layout.CHANNELS_LAST, List.of(value.name(), shape));
    }

    private static Value flatten(NodeSite site) {
        Value value = site.out().channelsLast(site.input());
        return site.add("Flatten", Layout.CHANNELS_LAST, List.of(value.name()), Attribute.integer("axis", 1));
    }

    /** {@code x·Φ(x) = x · (1 + erf(x / √2)) / 2}; the operator Gelu came with set 20. */
    private static Value gelu(NodeSite site) {
        String x = site.input().name();
        Layout layout = site.input().layout();
        Value scaled = site.add("Div", layout, List.of(x, site.number("sqrt2", SQRT_2)));
        Value error = site.add("Erf", layout, List.of(scaled.name()));
        Value sum = site.add("Add", layout, List.of(error.name(), site.number("one", 1)));
        Value product = site.add("Mul", layout, List.of(x, sum.name()));
        return site.add("Mul", layout, List.of(product.name(), site.number("half", 0.5)));
    }

    private static Value silu(NodeSite site) {
        Value gate = site.addEach("Sigmoid");
        return site.add("Mul", gate.layout(), List.of(site.input().name(), gate.name()));
    }
}
