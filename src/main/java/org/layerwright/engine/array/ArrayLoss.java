package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.layerwright.network.Shape;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.loss.BinaryCrossEntropy;
import org.layerwright.plan.loss.Huber;
import org.layerwright.plan.loss.MeanAbsoluteError;
import org.layerwright.plan.loss.MeanSquaredError;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A loss taken where the sums are, in 32 bits: only the targets cross. It leaves the losses and the hits of a batch in the
 * {@link StepArrays}, and the derivative where the backward pass begins. The formulas are those of the heap's losses.
 */
final class ArrayLoss implements AutoCloseable {
    private static final long[] NONE = {};
    private static final long[] OUTPUTS = {1};
    private static final int MOST_SCALARS = 8;

    private final ArrayStream stream;
    private final int capacity;
    private final int outputs;
    private final boolean softmax;
    private final HeapPort port;
    private final Scalars scalars;
    private final Scalars.Scalar scale;
    private final List<DeviceArray> rooms = new ArrayList<>();
    private final List<INDArray> own = new ArrayList<>();
    private final List<SequenceKernel.Step> steps = new ArrayList<>();

    // A row for each sample. In what order a row's values stand does not matter, as long as it is the same in all.
    private final Operand t;
    private final DeviceArray z;
    private final DeviceArray value;
    private final DeviceArray slope;

    /**
     * @param sums what the loss reads
     * @param derivative where its derivative goes; null where nothing is trained
     */
    ArrayLoss(Setting loss, DeviceArray sums, DeviceArray derivative, StepArrays numbers, ArrayStream stream) {
        this.stream = stream;
        capacity = sums.capacity();
        outputs = sums.shape().size();
        softmax = loss.type().equals(SoftmaxCrossEntropy.ID);
        DeviceArray targets = room(sums.shape());
        port = new HeapPort(targets, stream);
        scalars = new Scalars(stream, MOST_SCALARS);
        scale = scalars.add();
        t = rows(targets);
        z = room(Shape.of(outputs));
        value = room(Shape.of(outputs));
        slope = room(Shape.of(outputs));
        add("assign", z, rows(sums), z);
        boolean sumsOfProbabilities = softmax || loss.type().equals(BinaryCrossEntropy.ID);
        countHits(sumsOfProbabilities ? 0 : 0.5, Operand.fixed(numbers.reduced(StepArrays.HITS)));
        formula(loss);
        reduce("reduce_sum", value, Operand.fixed(numbers.reduced(StepArrays.LOSS)), NONE);
        if (!softmax) {
            Operand sum = Operand.fixed(numbers.one(StepArrays.LOSS));
            add("multiply", sum, constant(1.0 / outputs), sum);
        }
        if (derivative != null) {
            add("multiply", slope, Operand.fixed(scale.array()), slope);
            Operand end = rows(derivative);
            add("assign", end, slope, end);
        }
    }

    /** Leaves the losses in {@link #value} and their slopes in {@link #slope}. */
    private void formula(Setting loss) {
        switch (loss.type()) {
            case SoftmaxCrossEntropy.ID -> softmax();
            case BinaryCrossEntropy.ID -> logistic();
            case MeanSquaredError.ID -> {
                add("subtract", z, t, slope);
                add("multiply", slope, slope, value);
                add("multiply", slope, constant(2), slope);
            }
            case MeanAbsoluteError.ID -> {
                add("subtract", z, t, slope);
                each(Abs::new, slope, value);
                each(Sign::new, slope, slope);
            }
            case Huber.ID -> blunted(Huber.DELTA.of(loss.params()));
            default -> throw new IllegalArgumentException("There is no loss '" + loss.type() + "' on arrays.");
        }
    }

    /**
     * {@code Σ t·(log Σ eˢ − s)} with the sums {@code s} shifted so that the largest is zero; {@code softmax(z)·Σt − t}. ND4J's
     * own {@code log_softmax} gives infinity where the softmax is zero in 32 bits.
     */
    private void softmax() {
        DeviceArray each = room(Shape.of(1));
        DeviceArray weights = room(Shape.of(1));
        reduce("reduce_max", z, vector(each.whole()), OUTPUTS);
        add("subtract", z, each, z);
        each(Exp::new, z, slope);
        reduce("reduce_sum", slope, vector(each.whole()), OUTPUTS);
        add("divide", slope, each, slope);
        each(Log::new, each, each);
        add("subtract", each, z, value);
        add("multiply", value, t, value);
        reduce("reduce_sum", t, vector(weights.whole()), OUTPUTS);
        add("multiply", slope, weights, slope);
        add("subtract", slope, t, slope);
    }

    /** {@code max(0, z) − z·t + log(1 + e^−|z|)}; {@code σ(z) − t}. */
    private void logistic() {
        each(Abs::new, z, value);
        add("multiply", value, constant(-1), value);
        each(Exp::new, value, value);
        each(Log1p::new, value, value);
        add("maximum", z, constant(0), slope);
        add("add", value, slope, value);
        add("multiply", z, t, slope);
        add("subtract", value, slope, value);
        reduce("sigmoid", z, slope, NONE);
        add("subtract", slope, t, slope);
    }

    /** With the error {@code c} cut to ±δ: {@code c·(e − c / 2)}; {@code c}. */
    private void blunted(double delta) {
        add("subtract", z, t, z);
        addOp("clipbyvalue", List.of(z), slope, NONE, -delta, delta);
        add("multiply", slope, constant(-0.5), value);
        add("add", value, z, value);
        add("multiply", value, slope, value);
    }

    private void countHits(double threshold, Operand hits) {
        INDArray equal = Nd4j.create(DataType.BOOL, capacity);
        INDArray counted = Nd4j.create(DataType.FLOAT, capacity);
        DataType type = outputs == 1 ? DataType.BOOL : DataType.INT64;
        INDArray said = Nd4j.create(type, capacity);
        INDArray wanted = Nd4j.create(type, capacity);
        own.addAll(List.of(equal, counted, said, wanted));
        if (outputs == 1) {
            add("greater", flat(z), constant(threshold), vector(said));
            add("greater", flat(t), constant(0.5), vector(wanted));
        } else {
            reduce("argmax", z, vector(said), OUTPUTS);
            reduce("argmax", t, vector(wanted), OUTPUTS);
        }
        add("equals", vector(said), vector(wanted), vector(equal));
        add("assign", vector(counted), vector(equal), vector(counted));
        reduce("reduce_sum", vector(counted), hits, NONE);
    }

    private DeviceArray room(Shape shape) {
        DeviceArray room = DeviceArray.of(shape, capacity, DataType.FLOAT);
        rooms.add(room);
        return room;
    }

    private Operand rows(DeviceArray array) {
        return samples -> DeviceArray.view(array.whole(), 0, new long[] {samples, outputs});
    }

    /** One value a sample. */
    private static Operand vector(INDArray array) {
        return samples -> DeviceArray.view(array, 0, new long[] {samples});
    }

    private static Operand flat(Operand column) {
        return samples -> column.first(samples).reshape(samples);
    }

    private Operand constant(double constant) {
        return Operand.fixed(scalars.constant(constant));
    }

    private void add(String op, Operand first, Operand second, Operand to) {
        addOp(op, List.of(first, second), to, NONE);
    }

    private void reduce(String op, Operand from, Operand to, long[] axes) {
        addOp(op, List.of(from), to, axes);
    }

    private void addOp(String op, List<Operand> read, Operand to, long[] integers, double... reals) {
        steps.add(new ArrayOp(stream, capacity, op, read, List.of(to), integers, reals)::run);
    }

    private void each(BiFunction<INDArray, INDArray, Op> maker, DeviceArray from, DeviceArray to) {
        steps.add(new UnaryOp(stream, maker, from, to)::run);
    }

    /**
     * @param targets of the whole batch
     * @param first the place of the first sample in the batch
     * @param lossScale what the losses are multiplied with before their derivative is taken
     */
    void run(float[] targets, int first, int samples, double lossScale) {
        port.write(targets, first, samples);
        scale.set(softmax ? lossScale : lossScale / outputs);
        scalars.upload();
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run(samples);
        }
    }

    @Override
    public void close() {
        port.close();
        scalars.close();
        rooms.forEach(DeviceArray::close);
        own.forEach(INDArray::close);
    }
}
