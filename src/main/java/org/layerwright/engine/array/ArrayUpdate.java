package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.device.DeviceUpdate;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The flat parameters moved on the device in 32 bits, in the order of operations of the heap's rules. */
final class ArrayUpdate implements DeviceUpdate {
    private final ArrayStream stream;
    private final WeightArrays weights;
    private final UpdateSteps steps;
    private final INDArray[] state;
    private final INDArray factor = Nd4j.create(DataType.FLOAT, 1);
    private final INDArray keep = Nd4j.create(DataType.FLOAT, 1);
    private final INDArray norm = Nd4j.scalar(DataType.FLOAT, 0);
    private final double weightDecay;
    private final ArrayOp scale;
    private final ArrayOp gradientNorm;
    private final ArrayOp weightNorm;
    private final List<ArrayOp> decays = new ArrayList<>();

    /**
     * @param from where the kernels begin that weight decay shrinks
     * @param to where they end
     */
    ArrayUpdate(
            ArrayStream stream, WeightArrays weights, UpdateFormula formula, double weightDecay, int[] from, int[] to) {
        this.stream = stream;
        this.weights = weights;
        this.weightDecay = weightDecay;
        state = new INDArray[formula.slots()];
        for (int i = 0; i < state.length; i++) {
            state[i] = Nd4j.create(DataType.FLOAT, weights.length());
        }
        steps = new UpdateSteps(stream, formula, weights.all(), weights.allGradient(), state);
        scale = op("multiply", weights.allGradient(), factor, weights.allGradient());
        gradientNorm = norm(weights.allGradient());
        weightNorm = norm(weights.all());
        for (int i = 0; weightDecay > 0 && i < from.length; i++) {
            INDArray kernel = weights.wideValue(from[i], new long[] {to[i] - from[i]});
            decays.add(op("multiply", kernel, keep, kernel));
        }
    }

    private ArrayOp op(String name, INDArray first, INDArray second, INDArray to) {
        List<Operand> read = List.of(Operand.fixed(first), Operand.fixed(second));
        return new ArrayOp(stream, 1, name, read, List.of(Operand.fixed(to)), new long[0]);
    }

    private ArrayOp norm(INDArray vector) {
        return new ArrayOp(
                stream, 1, "reduce_norm2", List.of(Operand.fixed(vector)), List.of(Operand.fixed(norm)), new long[0]);
    }

    private double run(ArrayOp measure) {
        measure.run(1);
        float[] found = new float[1];
        stream.download(norm, found, 1);
        return found[0];
    }

    @Override
    public void scaleGradient(double by) {
        stream.upload(new float[] {(float) by}, 1, factor);
        scale.run(1);
    }

    @Override
    public double gradientNorm() {
        return run(gradientNorm);
    }

    @Override
    public boolean weightsAreFinite() {
        return Double.isFinite(run(weightNorm));
    }

    @Override
    public void apply(double learningRate, long step) {
        if (!decays.isEmpty()) {
            stream.upload(new float[] {(float) (1 - learningRate * weightDecay)}, 1, keep);
            decays.forEach(decay -> decay.run(1));
        }
        steps.run(learningRate, step);
        weights.changed();
    }

    @Override
    public void readParameters(float[] target) {
        stream.download(weights.all(), target, target.length);
    }

    @Override
    public void readGradient(float[] target) {
        weights.readGradient(target);
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
        steps.close();
        for (INDArray vector : state) {
            vector.close();
        }
        List.of(factor, keep, norm).forEach(INDArray::close);
    }
}
