package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.layerwright.data.SplitMix64;
import org.layerwright.engine.kernel.CounterRandom;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A kernel that joins random values to its input in training and passes it on as it is otherwise. The values are a function
 * of seed, step and place: {@link CounterRandom}, as operators over 64-bit integers, so that they are made on the device and
 * are the processor's. What crosses in a step is the number at which the draw begins.
 */
abstract class RandomKernel implements ArrayKernel {
    private final ArraySite site;
    private final CounterRandom random;
    /** How many values a sample needs. */
    private final int size;

    private final List<SequenceKernel.Step> steps = new ArrayList<>();
    private final List<INDArray> own = new ArrayList<>();
    private final INDArray start = Nd4j.create(DataType.INT64, 1);
    private final long[] begin = new long[1];
    private final DeviceArray drawn;
    private final HeapPort port;
    private final ArrayOp copy;
    private ArrayOp join;
    private ArrayOp derive;

    /** @param shape of a sample's values */
    RandomKernel(ArraySite site, Shape shape) {
        this.site = site;
        random = new CounterRandom(site.seed(), site.index());
        size = shape.size();
        site.random().need(site.capacity() * size);
        drawn = DeviceArray.of(shape, site.capacity(), site.type());
        port = new HeapPort(drawn, site.stream());
        copy = site.op("assign", List.of(site.y(), site.x()), List.of(site.y()));
        Operand bits = bits();
        draw("add", site.random().counters(site.stream(), size), Operand.fixed(start), bits);
        shiftAndMix(30, bits);
        draw("multiply", bits, number(SplitMix64.FIRST_FACTOR), bits);
        shiftAndMix(27, bits);
        draw("multiply", bits, number(SplitMix64.SECOND_FACTOR), bits);
        shiftAndMix(31, bits);
    }

    /** {@code bits ^ (bits >>> by)}. */
    private void shiftAndMix(int by, Operand bits) {
        Operand shifted = room(DataType.INT64, 1);
        shift(bits, by, shifted);
        draw("bitwise_xor", bits, shifted, bits);
    }

    /** {@code from >>> by}: ND4J's shift fills in the sign, which is cleared. */
    final void shift(Operand from, int by, Operand to) {
        draw("rshift_bits", from, number((long) by), to);
        draw("bitwise_and", to, number(-1L >>> by), to);
    }

    /** The bits of {@link CounterRandom}, 64 for each value. */
    final Operand bits() {
        return room(DataType.INT64, 0);
    }

    /** Work memory with a value for each of the draw. */
    final Operand room(DataType type, int number) {
        return site.random().room(type, number, size);
    }

    /** Where the last step of a draw leaves the values, in 32 bits. */
    final Operand values() {
        return samples -> DeviceArray.view(port.outer(), 0, new long[] {(long) samples * size});
    }

    final Operand number(long value) {
        return constant(Nd4j.createFromArray(new long[] {value}));
    }

    final Operand number(double value) {
        return constant(Nd4j.createFromArray(new double[] {value}));
    }

    final Operand constant(INDArray constant) {
        own.add(constant);
        return Operand.fixed(constant);
    }

    /** Adds a step to the draw. */
    final void draw(String op, Operand first, Operand second, Operand to) {
        steps.add(site.op(op, List.of(first, second), List.of(to))::run);
    }

    /** Adds a step that only changes the type. */
    final void draw(Operand from, Operand to) {
        draw("assign", to, from, to);
    }

    /** Adds one of ND4J's older operators, such as a logarithm. */
    final void draw(BiFunction<INDArray, INDArray, Op> maker, Operand from, Operand to) {
        steps.add(new UnaryOp(site.stream(), site.capacity(), maker, from, to)::run);
    }

    /** The values on the device, after the draw. */
    final DeviceArray drawn() {
        return drawn;
    }

    /**
     * Says how the values join.
     *
     * @param forward joins them to the input
     * @param backward makes the input's gradient; null where nobody needs it
     */
    final void joins(ArrayOp forward, ArrayOp backward) {
        join = forward;
        derive = backward;
    }

    @Override
    public final void forward(Pass pass) {
        int samples = pass.samples();
        if (!pass.training()) {
            copy.run(samples);
            return;
        }
        begin[0] = random.start(pass.step(), (long) pass.firstSample() * size);
        site.stream().upload(begin, start);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run(samples);
        }
        port.enter(samples);
        join.run(samples);
    }

    @Override
    public final void backward(Pass pass) {
        if (derive != null) {
            derive.run(pass.samples());
        }
    }

    @Override
    public final void close() {
        port.close();
        drawn.close();
        start.close();
        own.forEach(INDArray::close);
    }
}
