package org.layerwright.engine;

import org.layerwright.engine.kernel.Softmax;
import org.layerwright.network.op.OpType;

/**
 * {@code −Σ t·log softmax(z)}, taken from the sums so that it cannot overflow; derivative {@code softmax(z)·Σt − t},
 * where the targets of a sample add up to 1.
 */
final class SoftmaxCrossEntropyKernel implements LossKernel {
    @Override
    public void run(float[] rows, float[] targets, int first, int samples, int outputs, double scale, Tally tally) {
        for (int i = 0; i < samples; i++) {
            int from = i * outputs;
            int target = (first + i) * outputs;
            float largest = rows[from];
            for (int k = 1; k < outputs; k++) {
                largest = Math.max(largest, rows[from + k]);
            }
            double expected = 0;
            double weight = 0;
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                float shifted = rows[from + k] - largest;
                float share = targets[target + k];
                if (share != 0) {
                    expected += share * (double) shifted;
                    weight += share;
                }
                double power = Math.exp(shifted);
                rows[from + k] = (float) power;
                sum += power;
            }
            tally.lossSum += weight * Math.log(sum) - expected;
            for (int k = 0; k < outputs; k++) {
                rows[from + k] = (float) (scale * (weight * (rows[from + k] / sum) - targets[target + k]));
            }
        }
    }

    @Override
    public void predict(float[] rows, int samples, int outputs) {
        for (int i = 0; i < samples; i++) {
            Softmax.replace(rows, i * outputs, outputs);
        }
    }

    @Override
    public boolean givesProbabilities() {
        return true;
    }

    @Override
    public OpType contained() {
        return OpType.SOFTMAX;
    }

    @Override
    public float threshold() {
        return 0;
    }
}
