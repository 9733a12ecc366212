package org.layerwright.engine.array;

import java.util.List;

/** {@code y = x·W + b}; {@code dW = xᵀ·dy}, {@code dx = dy·Wᵀ}, {@code db = Σ dy}. */
final class ProductKernel extends SequenceKernel {
    private static final long[] PLAIN = {0, 0, 0};
    private static final long[] FIRST_TRANSPOSED = {1, 0, 0};
    private static final long[] SECOND_TRANSPOSED = {0, 1, 0};
    private static final long[] SAMPLES = {0};

    ProductKernel(ArraySite site) {
        List<WeightArray> weights = site.weightArrays();
        weights.forEach(this::own);
        WeightArray kernel = weights.get(0);
        WeightArray bias = weights.size() > 1 ? weights.get(1) : null;
        addForward(site.op("matmul", List.of(site.x(), kernel.value()), List.of(site.y()), PLAIN)::run);
        if (bias != null) {
            addForward(site.op("biasadd", List.of(site.y(), bias.value()), List.of(site.y()))::run);
        }
        if (site.dy() == null) {
            return;
        }
        addBackward(site.op("matmul", List.of(site.x(), site.dy()), List.of(kernel.gradient()), FIRST_TRANSPOSED)::run);
        if (bias != null) {
            addBackward(site.op("reduce_sum", List.of(site.dy()), List.of(bias.gradient()), SAMPLES)::run);
        }
        if (site.dx() != null) {
            addBackward(
                    site.op("matmul", List.of(site.dy(), kernel.value()), List.of(site.dx()), SECOND_TRANSPOSED)::run);
        }
        weights.forEach(weight -> addBackward(samples -> weight.accumulate()));
    }
}
