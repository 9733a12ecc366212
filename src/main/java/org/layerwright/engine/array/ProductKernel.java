package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.Pass;

/** {@code y = x·W + b}; {@code dW = xᵀ·dy}, {@code dx = dy·Wᵀ}, {@code db = Σ dy}. */
final class ProductKernel implements ArrayKernel {
    private static final long[] PLAIN = {0, 0, 0};
    private static final long[] FIRST_TRANSPOSED = {1, 0, 0};
    private static final long[] SECOND_TRANSPOSED = {0, 1, 0};
    private static final long SAMPLES = 0;

    private final List<WeightArray> weights;
    private final ArrayOp product;
    private final ArrayOp addBias;
    private final ArrayOp kernelGradient;
    private final ArrayOp biasGradient;
    private final ArrayOp inputGradient;

    ProductKernel(ArraySite site) {
        weights = site.weightArrays();
        WeightArray kernel = weights.get(0);
        WeightArray bias = weights.size() > 1 ? weights.get(1) : null;
        product = site.op("matmul", List.of(site.x(), kernel.value()), List.of(site.y()), PLAIN);
        addBias = bias == null
                ? null
                : site.op("biasadd", List.of(site.y(), bias.value()), List.of(site.y()), new long[0]);
        boolean trained = site.dy() != null;
        kernelGradient = trained
                ? site.op("matmul", List.of(site.x(), site.dy()), List.of(kernel.gradient()), FIRST_TRANSPOSED)
                : null;
        biasGradient = trained && bias != null
                ? site.op("reduce_sum", List.of(site.dy()), List.of(bias.gradient()), new long[] {SAMPLES})
                : null;
        inputGradient = trained && site.dx() != null
                ? site.op("matmul", List.of(site.dy(), kernel.value()), List.of(site.dx()), SECOND_TRANSPOSED)
                : null;
    }

    @Override
    public void forward(Pass pass) {
        product.run(pass.samples());
        if (addBias != null) {
            addBias.run(pass.samples());
        }
    }

    @Override
    public void backward(Pass pass) {
        kernelGradient.run(pass.samples());
        if (biasGradient != null) {
            biasGradient.run(pass.samples());
        }
        if (inputGradient != null) {
            inputGradient.run(pass.samples());
        }
        weights.forEach(WeightArray::accumulate);
    }

    @Override
    public void close() {
        weights.forEach(WeightArray::close);
    }
}
