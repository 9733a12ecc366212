package org.layerwright.network.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a trained network smaller for inference, with the same results. Outside training a batch normalisation is
 * {@code s·x + t} for each channel; right behind a convolution or dense layer whose result nobody else reads, it is taken
 * into kernel and bias. One that stands elsewhere stays. Dropout and noise, which do nothing outside training, go.
 */
public final class BatchNormFolding {
    /**
     * What came out.
     *
     * @param graph the smaller network
     * @param parameters its flat parameter vector
     */
    public record Folded(OpGraph graph, float[] parameters) {}

    private final OpGraph source;
    private final float[] parameters;
    private final int[] readers;
    /** What stands in place of each value of the source. */
    private final int[] replacement;

    private final List<OpNode> nodes = new ArrayList<>();
    private final List<WeightSpec> weights = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();
    private final Map<Integer, Integer> kept = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private BatchNormFolding(OpGraph source, float[] parameters) {
        this.source = source;
        this.parameters = parameters;
        this.readers = new int[source.nodes().size() + 1];
        this.replacement = new int[readers.length];
        source.nodes().forEach(node -> node.inputs().forEach(input -> readers[input]++));
        readers[source.output()]++;
        source.weights().forEach(weight -> names.add(weight.name()));
    }

    /** @param parameters in the order of the graph's weights; left as they are */
    public static Folded fold(OpGraph graph, float[] parameters) {
        return new BatchNormFolding(graph, parameters).run();
    }

    private Folded run() {
        int[] normalizations = new int[replacement.length];
        for (int i = 0; i < source.nodes().size(); i++) {
            if (isFoldable(source.nodes().get(i))) {
                normalizations[source.nodes().get(i).input()] = i + 1;
            }
        }
        for (int i = 0; i < source.nodes().size(); i++) {
            OpNode node = source.nodes().get(i);
            if (isIdentity(node) || isFoldable(node)) {
                replacement[i + 1] = replacement[node.input()];
                continue;
            }
            int normalization = normalizations[i + 1];
            List<Integer> used = normalization > 0
                    ? fold(node, source.nodes().get(normalization - 1))
                    : node.weights().stream().map(this::keep).toList();
            nodes.add(new OpNode(
                    node.layer(),
                    node.type(),
                    node.inputs().stream().map(input -> replacement[input]).toList(),
                    used,
                    node.attributes(),
                    node.shape()));
            replacement[i + 1] = nodes.size();
        }
        OpGraph graph = new OpGraph(source.input(), nodes, weights, replacement[source.output()]);
        return new Folded(graph, flatten(graph.parameterCount()));
    }

    private static boolean isIdentity(OpNode node) {
        return switch (node.type()) {
            case DROPOUT, SPATIAL_DROPOUT, GAUSSIAN_NOISE -> true;
            default -> false;
        };
    }

    private boolean isFoldable(OpNode node) {
        if (node.type() != OpType.BATCH_NORMALIZATION || node.input() == 0 || readers[node.input()] != 1) {
            return false;
        }
        return switch (source.nodes().get(node.input() - 1).type()) {
            case CONV, DEPTHWISE_CONV, GEMM -> true;
            default -> false;
        };
    }

    /** A weight as it is; operators that shared it go on doing so. */
    private int keep(int weight) {
        return kept.computeIfAbsent(weight, old -> add(source.weights().get(old), valuesOf(old)));
    }

    private int add(WeightSpec weight, float[] itsValues) {
        weights.add(weight);
        values.add(itsValues);
        return weights.size() - 1;
    }

    private float[] valuesOf(int weight) {
        int from = source.offsetOf(weight);
        return Arrays.copyOfRange(
                parameters,
                from,
                from + Math.toIntExact(source.weights().get(weight).size()));
    }

    /** New weights for an operator and the normalisation behind it: {@code W·s} and {@code (b − mean)·s + β}. */
    private List<Integer> fold(OpNode node, OpNode normalization) {
        double epsilon = ((Attributes.Normalization) normalization.attributes()).epsilon();
        float[] gamma = valuesOf(normalization.weights().get(0));
        float[] beta = valuesOf(normalization.weights().get(1));
        float[] mean = valuesOf(normalization.weights().get(2));
        float[] variance = valuesOf(normalization.weights().get(3));
        int channels = gamma.length;
        float[] kernel = valuesOf(node.weights().get(0));
        float[] bias = node.weights().size() > 1 ? valuesOf(node.weights().get(1)) : new float[channels];
        double[] scale = new double[channels];
        for (int c = 0; c < channels; c++) {
            scale[c] = gamma[c] / Math.sqrt(variance[c] + epsilon);
            bias[c] = (float) (((double) bias[c] - mean[c]) * scale[c] + beta[c]);
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (kernel[i] * scale[i % channels]);
        }
        WeightSpec old = source.weights().get(node.weights().get(0));
        WeightSpec shift = node.weights().size() > 1
                ? source.weights().get(node.weights().get(1))
                : new WeightSpec(
                        unused(node.layer() + "/bias"),
                        List.of(channels),
                        Initializer.ZEROS,
                        old.fanIn(),
                        old.fanOut(),
                        WeightSpec.Role.BIAS);
        return List.of(
                add(renamed(old, users(node.weights().get(0))), kernel),
                add(
                        renamed(
                                shift,
                                node.weights().size() > 1 ? users(node.weights().get(1)) : 1),
                        bias));
    }

    private long users(int weight) {
        return source.nodes().stream().filter(n -> n.weights().contains(weight)).count();
    }

    /** A weight that others use too needs another name once its values differ. */
    private WeightSpec renamed(WeightSpec weight, long users) {
        return users == 1
                ? weight
                : new WeightSpec(
                        unused(weight.name()),
                        weight.shape(),
                        weight.initializer(),
                        weight.fanIn(),
                        weight.fanOut(),
                        weight.role());
    }

    private String unused(String name) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private float[] flatten(int count) {
        float[] all = new float[count];
        int at = 0;
        for (float[] part : values) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
