package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.Momentum;
import org.layerwright.plan.optimizer.Nesterov;
import org.layerwright.plan.optimizer.RmsProp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;

/** A rule of the optimizer as ND4J's operators over whole vectors, each with its scalar in an array of one value. */
final class UpdateSteps implements AutoCloseable {
    private final ArrayStream stream;
    private final UpdateFormula formula;
    private final List<Runnable> steps = new ArrayList<>();
    private final List<INDArray> own = new ArrayList<>();
    private final INDArray weights;
    private final INDArray gradient;
    private final INDArray part;
    private final INDArray rate;
    /** Of Adam alone: the second bias correction. */
    private final INDArray correction;

    UpdateSteps(ArrayStream stream, UpdateFormula formula, INDArray weights, INDArray gradient, INDArray[] state) {
        this.stream = stream;
        this.formula = formula;
        this.weights = weights;
        this.gradient = gradient;
        part = kept(Nd4j.create(DataType.FLOAT, weights.length()));
        rate = scalar(0);
        correction = scalar(1);
        switch (formula.kind()) {
            case Momentum.ID -> momentum(state[0], false);
            case Nesterov.ID -> momentum(state[0], true);
            case Adam.ID -> adam(state[0], state[1]);
            case RmsProp.ID -> rmsProp(state[0]);
            default -> {
                add("multiply", gradient, rate, part);
                add("subtract", weights, part, weights);
            }
        }
    }

    private void momentum(INDArray velocity, boolean ahead) {
        INDArray share = scalar(formula.first());
        add("multiply", velocity, share, velocity);
        add("add", velocity, gradient, velocity);
        if (ahead) {
            add("multiply", velocity, share, part);
            add("add", part, gradient, part);
            add("multiply", part, rate, part);
        } else {
            add("multiply", velocity, rate, part);
        }
        add("subtract", weights, part, weights);
    }

    private void adam(INDArray mean, INDArray square) {
        follow(mean, formula.first(), false);
        follow(square, formula.second(), true);
        root(square);
        add("multiply", part, correction, part);
        add("add", part, scalar(formula.epsilon()), part);
        INDArray step = kept(Nd4j.create(DataType.FLOAT, weights.length()));
        add("multiply", mean, rate, step);
        add("divide", step, part, step);
        add("subtract", weights, step, weights);
    }

    private void rmsProp(INDArray square) {
        follow(square, formula.second(), true);
        root(square);
        add("add", part, scalar(formula.epsilon()), part);
        INDArray step = kept(Nd4j.create(DataType.FLOAT, weights.length()));
        add("multiply", gradient, rate, step);
        add("divide", step, part, step);
        add("subtract", weights, step, weights);
    }

    /** A running mean of the gradient, or of its square. */
    private void follow(INDArray mean, double share, boolean squared) {
        add("multiply", mean, scalar(share), mean);
        add("multiply", gradient, scalar(1 - share), part);
        if (squared) {
            add("multiply", part, gradient, part);
        }
        add("add", mean, part, mean);
    }

    private void root(INDArray square) {
        Op root = new Sqrt(square, part);
        steps.add(() -> stream.run(root));
    }

    private void add(String name, INDArray first, INDArray second, INDArray to) {
        List<Operand> read = List.of(Operand.fixed(first), Operand.fixed(second));
        ArrayOp op = new ArrayOp(stream, 1, name, read, List.of(Operand.fixed(to)), new long[0]);
        steps.add(() -> op.run(1));
    }

    private INDArray scalar(double value) {
        INDArray array = kept(Nd4j.create(DataType.FLOAT, 1));
        stream.upload(new float[] {(float) value}, 1, array);
        return array;
    }

    private INDArray kept(INDArray array) {
        own.add(array);
        return array;
    }

    void run(double learningRate, long step) {
        double now = learningRate;
        if (formula.kind().equals(Adam.ID)) {
            now = learningRate / (1 - Math.pow(formula.first(), step));
            double scale = 1 / Math.sqrt(1 - Math.pow(formula.second(), step));
            stream.upload(new float[] {(float) scale}, 1, correction);
        }
        stream.upload(new float[] {(float) now}, 1, rate);
        steps.forEach(Runnable::run);
    }

    @Override
    public void close() {
        own.forEach(INDArray::close);
    }
}
