package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.CounterRandom;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;

/**
 * A kernel that joins random values to its input in training and passes it on as it is otherwise. The values are a function
 * of seed, step and place, so they are made on the heap, the same ones as on the processor, and travel to the device.
 */
abstract class RandomKernel implements ArrayKernel {
    private final CounterRandom random;
    /** How many values a sample needs. */
    private final int size;

    private final float[] values;
    private final DeviceArray drawn;
    private final HeapPort port;
    private final ArrayOp copy;

    /** @param shape of a sample's values */
    RandomKernel(ArraySite site, Shape shape) {
        random = new CounterRandom(site.seed(), site.index());
        size = shape.size();
        values = new float[site.capacity() * size];
        drawn = DeviceArray.of(shape, site.capacity(), site.type());
        port = new HeapPort(drawn, site.stream());
        copy = site.op("assign", List.of(site.y(), site.x()), List.of(site.y()));
    }

    /** The values on the device. */
    final DeviceArray drawn() {
        return drawn;
    }

    /** @param start of the pass's numbers */
    abstract float draw(long start, int place);

    /** Joins the values to the input. */
    abstract ArrayOp join();

    /** Null where nobody needs the input's gradient. */
    abstract ArrayOp derive();

    @Override
    public final void forward(Pass pass) {
        if (!pass.training()) {
            copy.run(pass.samples());
            return;
        }
        int count = pass.samples() * size;
        long start = random.start(pass.step(), (long) pass.firstSample() * size);
        for (int i = 0; i < count; i++) {
            values[i] = draw(start, i);
        }
        port.write(values, 0, pass.samples());
        join().run(pass.samples());
    }

    @Override
    public final void backward(Pass pass) {
        if (derive() != null) {
            derive().run(pass.samples());
        }
    }

    @Override
    public final void close() {
        port.close();
        drawn.close();
    }
}
