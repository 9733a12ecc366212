package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.device.DeviceUpdate;
import org.layerwright.engine.device.KernelRanges;
import org.layerwright.engine.device.StepNumbers;
import org.layerwright.engine.device.UpdatePlan;
import org.layerwright.plan.Regularization;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Regularisation and optimizer over the flat parameters on the device, in 32 bits and in the order of operations of the
 * heap's rules. What is not in the plan costs nothing.
 */
final class ArrayUpdate implements DeviceUpdate {
    private static final int OTHER_SCALARS = 4;
    private static final long[] ROWS = {0};

    private final ArrayStream stream;
    private final WeightArrays weights;
    private final StepArrays numbers;
    private final Scalars scalars;
    private final GradientShaping shaping;
    private final VectorProgram program;
    private final UpdateSteps steps;
    private final LargeBatch largeBatch;
    private final INDArray[] state;
    private final double weightDecay;
    private final Scalars.Scalar keep;
    private final MeanWeights mean;
    /** The weights at {@link #mark}; made when first needed. */
    private INDArray marked;

    ArrayUpdate(ArrayStream stream, WeightArrays weights, StepArrays numbers, UpdateFormula formula, UpdatePlan plan) {
        this.stream = stream;
        this.weights = weights;
        this.numbers = numbers;
        scalars = new Scalars(stream, GradientShaping.MOST_SCALARS + UpdateSteps.MOST_SCALARS + OTHER_SCALARS);
        shaping = new GradientShaping(stream, scalars, plan, weights, numbers);
        program = new VectorProgram(stream);
        Regularization regularization = plan.regularization();
        weightDecay = regularization.get(Regularization.WEIGHT_DECAY);
        keep = scalars.add();
        if (weightDecay > 0) {
            decay(plan.kernels());
        }
        state = new INDArray[formula.slots()];
        for (int i = 0; i < state.length; i++) {
            state[i] = program.vector(weights.length());
        }
        steps = new UpdateSteps(program, scalars, formula, weights.all(), weights.allGradient(), state);
        double maxNorm = regularization.get(Regularization.MAX_NORM);
        if (maxNorm > 0) {
            limit(plan.kernels(), maxNorm);
        }
        double emaDecay = regularization.get(Regularization.EMA_DECAY);
        mean = emaDecay > 0 ? new MeanWeights(scalars, program, weights, emaDecay) : null;
        largeBatch = new LargeBatch(stream, weights.allGradient(), numbers.sums());
    }

    private void decay(KernelRanges kernels) {
        for (int i = 0; i < kernels.count(); i++) {
            INDArray kernel = weights.wideValue(kernels.from()[i], new long[] {kernels.to()[i] - kernels.from()[i]});
            program.add("multiply", kernel, keep.array(), kernel);
        }
    }

    /** Max-norm: a kernel's columns, each of which leads to one unit, are scaled down to the norm. */
    private void limit(KernelRanges kernels, double maxNorm) {
        INDArray most = program.vector(1);
        stream.upload(new float[] {(float) maxNorm}, 1, most);
        INDArray one = program.vector(1);
        stream.upload(new float[] {1}, 1, one);
        for (int i = 0; i < kernels.count(); i++) {
            int units = kernels.units()[i];
            int rows = (kernels.to()[i] - kernels.from()[i]) / units;
            INDArray kernel = weights.wideValue(kernels.from()[i], new long[] {rows, units});
            INDArray factors = program.vector(units);
            program.add("reduce_norm2", List.of(kernel), factors, ROWS);
            program.add("divide", most, factors, factors);
            program.add("minimum", factors, one, factors);
            program.add("multiply", kernel, factors, kernel);
        }
    }

    @Override
    public double addPart(double share) {
        largeBatch.add(share);
        return numbers.read().lossSum();
    }

    @Override
    public void sumParts() {
        largeBatch.end();
    }

    @Override
    public StepNumbers finish(double lossFactor) {
        shaping.run(lossFactor);
        return numbers.read();
    }

    @Override
    public void apply(double learningRate, long step) {
        showMean(false);
        keep.set(1 - learningRate * weightDecay);
        steps.set(learningRate, step);
        if (mean != null) {
            mean.set(step);
        }
        scalars.upload();
        program.run();
        weights.changed();
    }

    @Override
    public void mark() {
        showMean(false);
        marked = marked == null ? Nd4j.create(DataType.FLOAT, weights.length()) : marked;
        weights.copy(weights.all(), marked);
    }

    @Override
    public void goBack() {
        showMean(false);
        weights.copy(marked, weights.all());
        weights.changed();
    }

    @Override
    public void showMean(boolean shown) {
        if (mean != null) {
            mean.show(shown);
        }
    }

    @Override
    public void readParameters(float[] target) {
        showMean(false);
        stream.download(weights.all(), target, target.length);
    }

    @Override
    public void readGradient(float[] target) {
        weights.readGradient(target);
    }

    @Override
    public void readMean(float[] target) {
        stream.download(mean.vector(), target, target.length);
    }

    @Override
    public void writeMean(float[] source) {
        stream.upload(source, source.length, mean.vector());
    }

    @Override
    public void readState(float[][] target) {
        for (int i = 0; i < state.length; i++) {
            stream.download(state[i], target[i], target[i].length);
        }
    }

    @Override
    public void writeState(float[][] source) {
        for (int i = 0; i < state.length; i++) {
            stream.upload(source[i], source[i].length, state[i]);
        }
    }

    @Override
    public void close() {
        shaping.close();
        program.close();
        scalars.close();
        largeBatch.close();
        if (mean != null) {
            mean.close();
        }
        if (marked != null) {
            marked.close();
        }
    }
}
