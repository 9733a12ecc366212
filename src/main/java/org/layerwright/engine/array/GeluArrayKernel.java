package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code y = x·Φ(x)} with the exact {@code Φ(x) = (1 + erf(x/√2)) / 2}, where ND4J's own GELU approximates;
 * {@code dx = dy·(Φ(x) + x·φ(x))} with the density {@code φ(x) = e^(−x²/2) / √(2π)}.
 */
final class GeluArrayKernel implements ArrayKernel {
    private static final long[] NONE = {};

    private final ArraySite site;
    private final DeviceArray share;
    private final DeviceArray slope;
    private final INDArray rootHalf;
    private final INDArray one;
    private final INDArray half;
    private final INDArray minusHalf;
    private final INDArray peak;
    private final List<Runnable> forward;
    private final List<Runnable> backward;
    private int samples;

    GeluArrayKernel(ArraySite site) {
        this.site = site;
        share = DeviceArray.of(site.y().shape(), site.capacity(), site.type());
        rootHalf = Nd4j.scalar(site.type(), Math.sqrt(0.5));
        one = Nd4j.scalar(site.type(), 1);
        half = Nd4j.scalar(site.type(), 0.5);
        minusHalf = Nd4j.scalar(site.type(), -0.5);
        peak = Nd4j.scalar(site.type(), 1 / Math.sqrt(2 * Math.PI));
        UnaryOp erf = new UnaryOp(site.stream(), Erf::new, share, share);
        forward = List.of(
                op("multiply", site.x(), Operand.fixed(rootHalf), share),
                () -> erf.run(samples),
                op("add", share, Operand.fixed(one), share),
                op("multiply", share, Operand.fixed(half), share),
                op("multiply", site.x(), share, site.y()));
        if (site.dx() == null) {
            slope = null;
            backward = List.of();
            return;
        }
        slope = DeviceArray.of(site.y().shape(), site.capacity(), site.type());
        UnaryOp exp = new UnaryOp(site.stream(), Exp::new, slope, slope);
        backward = List.of(
                op("multiply", site.x(), site.x(), slope),
                op("multiply", slope, Operand.fixed(minusHalf), slope),
                () -> exp.run(samples),
                op("multiply", slope, Operand.fixed(peak), slope),
                op("multiply", slope, site.x(), slope),
                op("add", slope, share, slope),
                op("multiply", slope, site.dy(), site.dx()));
    }

    private Runnable op(String name, Operand first, Operand second, Operand to) {
        ArrayOp op = site.op(name, List.of(first, second), List.of(to), NONE);
        return () -> op.run(samples);
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
        share.close();
        if (slope != null) {
            slope.close();
        }
        List.of(rootHalf, one, half, minusHalf, peak).forEach(INDArray::close);
    }
}
