package org.layerwright.network.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;

/**
 * What a network costs, counted on its operators before anything is run.
 *
 * @param layers one entry a layer that could be lowered, in order of execution
 * @param inputBytes the bytes of one input sample
 */
public record CostLedger(List<LayerCost> layers, long inputBytes) {
    private static final int FLOAT_BYTES = 4;
    private static final int NOBODY = -1;

    public CostLedger {
        layers = List.copyOf(layers);
    }

    /** The costs of a network, also of one with problems, as far as it could be lowered. */
    public static CostLedger of(Lowered lowered) {
        return lowered.partial().map(CostLedger::of).orElse(new CostLedger(List.of(), 0));
    }

    public static CostLedger of(OpGraph graph) {
        Map<String, LayerCost> byLayer = new LinkedHashMap<>();
        int[] owners = owners(graph);
        for (int i = 0; i < graph.nodes().size(); i++) {
            byLayer.merge(graph.nodes().get(i).layer(), costOf(graph, i, owners), CostLedger::sum);
        }
        return new CostLedger(
                new ArrayList<>(byLayer.values()), FLOAT_BYTES * graph.input().longSize());
    }

    public Optional<LayerCost> layer(String name) {
        return layers.stream().filter(cost -> cost.layer().equals(name)).findFirst();
    }

    public long parameters() {
        return layers.stream().mapToLong(LayerCost::parameters).sum();
    }

    /** Numbers that are measured while training rather than trained. */
    public long statistics() {
        return layers.stream().mapToLong(LayerCost::statistics).sum();
    }

    /** Multiply-adds of one forward pass of one sample. */
    public long multiplyAdds() {
        return layers.stream().mapToLong(LayerCost::multiplyAdds).sum();
    }

    public long weightBytes() {
        return layers.stream().mapToLong(LayerCost::weightBytes).sum();
    }

    public long activationBytes() {
        return layers.stream().mapToLong(LayerCost::activationBytes).sum();
    }

    /**
     * What training needs, in bytes: weights, their gradient and the optimizer's vectors once, and every activation
     * with its gradient for each sample of a batch. An upper bound, since the engine shares some of these.
     *
     * @param batchSize samples a step
     * @param optimizerSlots vectors that the optimizer keeps beside the weights: 0 for SGD, 2 for Adam
     * @param shards how many copies of the weights and gradients work side by side: one a thread
     */
    public long trainingBytes(int batchSize, int optimizerSlots, int shards) {
        return weightBytes() * (2 + optimizerSlots + 2L * shards) + 2L * batchSize * (inputBytes + activationBytes());
    }

    /**
     * The place of the operator at which each weight is counted: of the layer it is named after, or else the first that
     * uses it.
     */
    private static int[] owners(OpGraph graph) {
        int[] owners = new int[graph.weights().size()];
        Arrays.fill(owners, NOBODY);
        for (int i = 0; i < graph.nodes().size(); i++) {
            for (int weight : graph.nodes().get(i).weights()) {
                int owner = owners[weight];
                if (owner == NOBODY || !isNamedAfter(graph, weight, owner) && isNamedAfter(graph, weight, i)) {
                    owners[weight] = i;
                }
            }
        }
        return owners;
    }

    private static boolean isNamedAfter(OpGraph graph, int weight, int node) {
        return graph.weights()
                .get(weight)
                .name()
                .startsWith(graph.nodes().get(node).layer() + "/");
    }

    private static LayerCost costOf(OpGraph graph, int place, int[] owners) {
        OpNode node = graph.nodes().get(place);
        List<WeightSpec> counted = node.weights().stream()
                .filter(weight -> owners[weight] == place)
                .map(graph.weights()::get)
                .toList();
        long all = counted.stream().mapToLong(WeightSpec::size).sum();
        long parameters = counted.stream()
                .filter(WeightSpec::isTrained)
                .mapToLong(WeightSpec::size)
                .sum();
        return new LayerCost(
                node.layer(),
                node.shape(),
                parameters,
                all - parameters,
                multiplyAdds(graph, node),
                FLOAT_BYTES * all,
                isView(node.type()) ? 0 : FLOAT_BYTES * node.shape().longSize());
    }

    private static boolean isView(OpType type) {
        return type == OpType.FLATTEN || type == OpType.RESHAPE;
    }

    /** Multiply-adds of one operator for one sample; 0 for operators without products. */
    public static long multiplyAdds(OpGraph graph, OpNode node) {
        Shape out = node.shape();
        return switch (node.type()) {
            case CONV, DEPTHWISE_CONV -> (long) out.height() * out.width() * kernelSize(graph, node);
            case GEMM -> kernelSize(graph, node);
            default -> 0;
        };
    }

    private static long kernelSize(OpGraph graph, OpNode node) {
        return graph.weights().get(node.weights().get(0)).size();
    }

    private static LayerCost sum(LayerCost first, LayerCost second) {
        return new LayerCost(
                first.layer(),
                second.output(),
                first.parameters() + second.parameters(),
                first.statistics() + second.statistics(),
                first.multiplyAdds() + second.multiplyAdds(),
                first.weightBytes() + second.weightBytes(),
                first.activationBytes() + second.activationBytes());
    }
}
