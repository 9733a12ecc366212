package org.layerwright.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.engine.kernel.Vectors;
import org.layerwright.event.Histogram;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.WeightSpec;

/** Tells how each layer does: the sizes of its kernels, of their gradients and of their last update, and its values. */
final class LayerGauge {
    private final Map<String, List<Range>> kernels = new LinkedHashMap<>();
    private final float[] before;

    /** A kernel's place in the flat vector. */
    private record Range(int from, int to) {}

    LayerGauge(OpGraph graph) {
        before = new float[graph.parameterCount()];
        for (OpNode node : graph.nodes()) {
            List<Range> ranges = kernels.computeIfAbsent(node.layer(), layer -> new ArrayList<>());
            for (int weight : node.weights()) {
                WeightSpec spec = graph.weights().get(weight);
                int from = graph.offsetOf(weight);
                Range range = new Range(from, from + Math.toIntExact(spec.size()));
                if (spec.decays() && !ranges.contains(range)) {
                    ranges.add(range);
                }
            }
        }
    }

    /** To be called before an update. */
    void keep(float[] parameters) {
        System.arraycopy(parameters, 0, before, 0, before.length);
    }

    /**
     * To be called after the update.
     *
     * @param probe what all shards saw of the operators of {@code network}
     */
    List<LayerState> read(float[] parameters, float[] gradient, DeviceNetwork network, ActivationProbe probe) {
        Map<String, ActivationProbe.Sums> values = new HashMap<>();
        List<OpNode> operators = network.graph().nodes();
        for (int i = 0; i < operators.size(); i++) {
            if (probe.of(i) != null) {
                values.put(operators.get(i).layer(), probe.of(i));
            }
        }
        List<LayerState> states = new ArrayList<>();
        kernels.forEach((layer, ranges) -> {
            ActivationProbe.Sums sums = values.get(layer);
            if (!ranges.isEmpty() || sums != null) {
                states.add(state(layer, ranges, parameters, gradient, sums));
            }
        });
        return states;
    }

    private LayerState state(
            String layer, List<Range> ranges, float[] parameters, float[] gradient, ActivationProbe.Sums sums) {
        double weights = 0;
        double updates = 0;
        double gradients = 0;
        Spread spread = new Spread();
        for (Range range : ranges) {
            weights += Vectors.sumOfSquares(before, range.from(), range.to());
            spread.add(gradient, range.from(), range.to());
            gradients += Vectors.sumOfSquares(gradient, range.from(), range.to());
            for (int i = range.from(); i < range.to(); i++) {
                double moved = (double) parameters[i] - before[i];
                updates += moved * moved;
            }
        }
        boolean hasKernel = !ranges.isEmpty();
        return new LayerState(
                layer,
                hasKernel ? Math.sqrt(updates / weights) : Double.NaN,
                hasKernel ? Math.sqrt(weights) : Double.NaN,
                hasKernel ? Math.sqrt(gradients) : Double.NaN,
                sums == null ? Double.NaN : sums.deadShare(),
                sums == null ? Double.NaN : sums.mean(),
                sums == null ? Double.NaN : sums.deviation(),
                sums == null ? Histogram.NONE : sums.histogram(),
                spread.histogram());
    }
}
