package org.layerwright.engine.array;

import java.util.List;
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
final class LayerNormalizationArrayKernel extends SequenceKernel {
    private static final long[] CHANNELS = {1};

    private final ArraySite site;
    private final WeightArray gamma;
    private final WeightArray beta;
    private final DeviceArray normal;
    private final DeviceArray factor;

    LayerNormalizationArrayKernel(ArraySite site) {
        this.site = site;
        Shape shape = site.y().shape();
        gamma = own(WeightArray.wide(site, 0));
        beta = own(WeightArray.wide(site, 1));
        INDArray epsilon = own(Nd4j.scalar(
                DataType.FLOAT, ((Attributes.Normalization) site.node().attributes()).epsilon()));
        normal = room(shape);
        Shape pixels = shape.isImage() ? Shape.of(shape.height(), shape.width(), 1) : Shape.of(1);
        DeviceArray mean = room(pixels);
        factor = room(pixels);
        Operand scale = weight(0, shape);
        addForward(op("assign", normal, normal, site.x()));
        addForward(site.op("moments", List.of(normal), List.of(reduced(mean), reduced(factor)), CHANNELS)::run);
        addForward(op("subtract", normal, normal, mean));
        addForward(op("add", factor, factor, Operand.fixed(epsilon)));
        addForward(new UnaryOp(site.stream(), RSqrt::new, factor, factor)::run);
        addForward(op("multiply", normal, normal, factor));
        DeviceArray wide = room(shape);
        addForward(op("multiply", wide, normal, scale));
        addForward(op("add", wide, wide, weight(1, shape)));
        addForward(op("assign", site.y(), site.y(), wide));
        if (site.dy() != null) {
            makeBackward(scale, mean, wide, shape);
        }
    }

    /** @param wide free after the forward pass, as is {@code mean} */
    private void makeBackward(Operand scale, DeviceArray mean, DeviceArray wide, Shape shape) {
        long[] others = shape.isImage() ? new long[] {0, 2, 3} : new long[] {0};
        DeviceArray product = room(shape);
        addBackward(op("assign", wide, wide, site.dy()));
        addBackward(site.op("reduce_sum", List.of(wide), List.of(beta.gradient()), others)::run);
        addBackward(op("multiply", product, wide, normal));
        addBackward(site.op("reduce_sum", List.of(product), List.of(gamma.gradient()), others)::run);
        addBackward(samples -> beta.accumulate());
        addBackward(samples -> gamma.accumulate());
        if (site.dx() == null) {
            return;
        }
        addBackward(op("multiply", wide, wide, scale));
        addBackward(op("multiply", product, wide, normal));
        addBackward(site.op("reduce_mean", List.of(product), List.of(reduced(mean)), CHANNELS)::run);
        addBackward(op("multiply", product, normal, mean));
        addBackward(site.op("reduce_mean", List.of(wide), List.of(reduced(mean)), CHANNELS)::run);
        addBackward(op("subtract", wide, wide, mean));
        addBackward(op("subtract", wide, wide, product));
        addBackward(op("multiply", wide, wide, factor));
        addBackward(op("assign", site.dx(), site.dx(), wide));
    }

    private DeviceArray room(Shape shape) {
        return room(site, shape, DataType.FLOAT);
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

    private Step op(String name, Operand written, Operand first, Operand second) {
        return site.op(name, List.of(first, second), List.of(written))::run;
    }
}
