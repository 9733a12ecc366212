package org.layerwright.engine.device;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.WeightSpec;

/**
 * Where the kernels stand in the flat parameter vector: what regularisation applies to.
 *
 * @param from where each begins
 * @param to where each ends
 * @param units how many units or filters each leads to: the last axes, those over which its fan-in does not run
 */
public record KernelRanges(int[] from, int[] to, int[] units) {
    public static KernelRanges of(OpGraph graph) {
        List<WeightSpec> weights = graph.weights();
        int[] kernels = IntStream.range(0, weights.size())
                .filter(i -> weights.get(i).decays())
                .toArray();
        int[] from = IntStream.of(kernels).map(graph::offsetOf).toArray();
        int[] to = IntStream.of(kernels)
                .map(i -> graph.offsetOf(i) + Math.toIntExact(weights.get(i).size()))
                .toArray();
        int[] units = IntStream.of(kernels).map(i -> units(weights.get(i))).toArray();
        return new KernelRanges(from, to, units);
    }

    public int count() {
        return from.length;
    }

    private static int units(WeightSpec kernel) {
        if (kernel.fanIn() > 0 && kernel.size() % kernel.fanIn() == 0) {
            return Math.toIntExact(kernel.size() / kernel.fanIn());
        }
        return kernel.shape().get(kernel.shape().size() - 1);
    }
}
