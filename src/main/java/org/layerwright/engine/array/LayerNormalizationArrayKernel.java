package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Layer normalisation over the channels of each sample and pixel, always in 32 bits. ND4J has one, but without the ε.
 *
 * <pre>
 *   x̂ = (x − mean)·r    r = 1 / √(variance + ε)    y = γ·x̂ + β
 *   dβ = Σ dy    dγ = Σ dy·x̂    dx = r·(g − mean(g) − x̂·mean(g·x̂))    with g = γ·dy
 * </pre>
 */
final class LayerNormalizationArrayKernel implements ArrayKernel {
    private static final long[] NONE = {};
    private static final long[] CHANNELS = {1};

    private final ArraySite site;
    private final List<DeviceArray> own = new ArrayList<>();
    private final WeightArray gamma;
    private final WeightArray beta;
    private final INDArray epsilon;
    private final DeviceArray normal;
    private final DeviceArray factor;
    private final List<Runnable> forward = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();
    private int samples;

    LayerNormalizationArrayKernel(ArraySite site) {
        this.site = site;
        Shape shape = site.y().shape();
        gamma = WeightArray.wide(site, 0);
        beta = WeightArray.wide(site, 1);
        epsilon = Nd4j.scalar(
                DataType.FLOAT, ((Attributes.Normalization) site.node().attributes()).epsilon());
        normal = room(shape);
        Shape pixels = shape.isImage() ? Shape.of(shape.height(), shape.width(), 1) : Shape.of(1);
        DeviceArray mean = room(pixels);
        factor = room(pixels);
        Operand scale = weight(0, shape);
        add(forward, "assign", normal, normal, site.x());
        add(forward, "moments", CHANNELS, List.of(normal), List.of(reduced(mean), reduced(factor)));
        add(forward, "subtract", normal, normal, mean);
        add(forward, "add", factor, factor, Operand.fixed(epsilon));
        UnaryOp root = new UnaryOp(site.stream(), RSqrt::new, factor, factor);
        forward.add(() -> root.run(samples));
        add(forward, "multiply", normal, normal, factor);
        DeviceArray wide = room(shape);
        add(forward, "multiply", wide, normal, scale);
        add(forward, "add", wide, wide, weight(1, shape));
        add(forward, "assign", site.y(), site.y(), wide);
        if (site.dy() != null) {
            makeBackward(scale, mean, wide, shape);
        }
    }

    /** @param wide free after the forward pass, as is {@code mean} */
    private void makeBackward(Operand scale, DeviceArray mean, DeviceArray wide, Shape shape) {
        long[] others = shape.isImage() ? new long[] {0, 2, 3} : new long[] {0};
        DeviceArray product = room(shape);
        add(backward, "assign", wide, wide, site.dy());
        add(backward, "reduce_sum", others, List.of(wide), List.of(beta.gradient()));
        add(backward, "multiply", product, wide, normal);
        add(backward, "reduce_sum", others, List.of(product), List.of(gamma.gradient()));
        backward.add(beta::accumulate);
        backward.add(gamma::accumulate);
        if (site.dx() == null) {
            return;
        }
        add(backward, "multiply", wide, wide, scale);
        add(backward, "multiply", product, wide, normal);
        add(backward, "reduce_mean", CHANNELS, List.of(product), List.of(reduced(mean)));
        add(backward, "multiply", product, normal, mean);
        add(backward, "reduce_mean", CHANNELS, List.of(wide), List.of(reduced(mean)));
        add(backward, "subtract", wide, wide, mean);
        add(backward, "subtract", wide, wide, product);
        add(backward, "multiply", wide, wide, factor);
        add(backward, "assign", site.dx(), site.dx(), wide);
    }

    private DeviceArray room(Shape shape) {
        DeviceArray array = DeviceArray.of(shape, site.capacity(), DataType.FLOAT);
        own.add(array);
        return array;
    }

    /** A weight that repeats through samples and pixels. */
    private Operand weight(int position, Shape shape) {
        int offset = site.graph().offsetOf(site.node().weights().get(position));
        long channels = site.y().channels();
        return Operand.fixed(site.weights()
                .wideValue(offset, shape.isImage() ? new long[] {1, channels, 1, 1} : new long[] {1, channels}));
    }

    /** Means over the channels as a reduction writes them: without that axis. */
    private static Operand reduced(DeviceArray means) {
        Shape pixels = means.shape();
        return samples -> DeviceArray.view(
                means.whole(),
                0,
                pixels.isImage() ? new long[] {samples, pixels.height(), pixels.width()} : new long[] {samples});
    }

    private void add(List<Runnable> to, String name, Operand written, Operand first, Operand second) {
        add(to, name, NONE, List.of(first, second), List.of(written));
    }

    private void add(List<Runnable> to, String name, long[] integers, List<Operand> read, List<Operand> written) {
        ArrayOp op = site.op(name, read, written, integers);
        to.add(() -> op.run(samples));
    }

    @Override
    public void forward(Pass pass) {
        samples = pass.samples();
        forward.forEach(Runnable::run);
    }

    @Override
    public void backward(Pass pass) {
        samples = pass.samples();
        backward.forEach(Runnable::run);
    }

    @Override
    public void close() {
        own.forEach(DeviceArray::close);
        gamma.close();
        beta.close();
        epsilon.close();
    }
}
