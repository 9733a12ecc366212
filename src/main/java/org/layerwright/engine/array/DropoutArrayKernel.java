package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.CounterRandom;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;

/**
 * Inverted dropout, of single values or of whole channels. The mask is a function of seed, step and place, so it is made on the heap, the same one as on the
 * processor, and travels to the device.
 */
final class DropoutArrayKernel implements ArrayKernel {
    private static final int DIGITS = 24;

    private final CounterRandom random;
    /** How many decisions a sample needs. */
    private final int size;

    private final int threshold;
    private final float scale;
    private final float[] values;
    private final HeapPort port;
    private final DeviceArray mask;
    private final ArrayOp copy;
    private final ArrayOp forward;
    private final ArrayOp backward;

    /** @param decided the shape of a sample's mask, which repeats through the pixels */
    private DropoutArrayKernel(ArraySite site, Shape decided) {
        double rate = ((Attributes.Rate) site.node().attributes()).rate();
        random = new CounterRandom(site.seed(), site.index());
        threshold = (int) Math.round(rate * (1 << DIGITS));
        scale = (float) (1 / (1 - rate));
        size = decided.size();
        values = new float[site.capacity() * size];
        mask = DeviceArray.of(decided, site.capacity(), site.type());
        port = new HeapPort(mask, site.stream());
        copy = site.op("assign", List.of(site.y(), site.x()), List.of(site.y()), new long[0]);
        Operand factors = site.y().shape().isImage() && !decided.isImage()
                ? samples -> DeviceArray.view(mask.whole(), 0, new long[] {samples, size, 1, 1})
                : mask;
        forward = site.op("multiply", List.of(site.x(), factors), List.of(site.y()), new long[0]);
        backward = site.dx() == null
                ? null
                : site.op("multiply", List.of(site.dy(), factors), List.of(site.dx()), new long[0]);
    }

    static DropoutArrayKernel ofValues(ArraySite site) {
        return new DropoutArrayKernel(site, site.y().shape());
    }

    static DropoutArrayKernel ofChannels(ArraySite site) {
        return new DropoutArrayKernel(site, Shape.of(site.y().channels()));
    }

    @Override
    public void forward(Pass pass) {
        if (!pass.training()) {
            copy.run(pass.samples());
            return;
        }
        int count = pass.samples() * size;
        long start = random.start(pass.step(), (long) pass.firstSample() * size);
        for (int i = 0; i < count; i++) {
            values[i] = (int) (CounterRandom.bits(start, i) >>> Long.SIZE - DIGITS) < threshold ? 0 : scale;
        }
        port.write(values, 0, pass.samples());
        forward.run(pass.samples());
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
        mask.close();
    }
}
