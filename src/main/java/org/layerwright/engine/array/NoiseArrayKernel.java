package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.CounterRandom;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.op.Attributes;

/** Adds normal noise in training, made on the heap and the same as on the processor; the gradient passes as it is. */
final class NoiseArrayKernel implements ArrayKernel {
    private static final long[] NONE = {};

    private final ArraySite site;
    private final CounterRandom random;
    private final double deviation;
    private final float[] values;
    private final DeviceArray noise;
    private final HeapPort port;
    private final ArrayOp copy;
    private final ArrayOp add;
    private final ArrayOp backward;

    NoiseArrayKernel(ArraySite site) {
        this.site = site;
        random = new CounterRandom(site.seed(), site.index());
        deviation = ((Attributes.Deviation) site.node().attributes()).deviation();
        values = new float[site.capacity() * site.y().shape().size()];
        noise = DeviceArray.of(site.y().shape(), site.capacity(), site.type());
        port = new HeapPort(noise, site.stream());
        copy = site.op("assign", List.of(site.y(), site.x()), List.of(site.y()), NONE);
        add = site.op("add", List.of(site.x(), noise), List.of(site.y()), NONE);
        backward =
                site.dx() == null ? null : site.op("assign", List.of(site.dx(), site.dy()), List.of(site.dx()), NONE);
    }

    @Override
    public void forward(Pass pass) {
        if (!pass.training()) {
            copy.run(pass.samples());
            return;
        }
        int size = site.y().shape().size();
        long start = random.start(pass.step(), (long) pass.firstSample() * size);
        for (int i = 0; i < pass.samples() * size; i++) {
            values[i] = (float) (deviation * CounterRandom.normal(start, i));
        }
        port.write(values, 0, pass.samples());
        add.run(pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (backward != null) {
            backward.run(pass.samples());
        }
    }

    @Override
    public void close() {
        port.close();
        noise.close();
    }
}
