package org.layerwright.engine;

/** {@code −log softmax(z)[label]}, taken from the sums so that it cannot overflow; derivative {@code softmax(z) − 1[label]}. */
final class SoftmaxCrossEntropyKernel implements LossKernel {
    @Override
    public void run(
            float[] logits, int[] labels, int first, int samples, int classes, double scale, LossKernel.Tally tally) {
        for (int i = 0; i < samples; i++) {
            int label = labels[first + i];
            if (label < 0 || label >= classes) {
                throw new EngineException("Label " + label + " of sample " + (first + i)
                        + " is not one of the network's " + classes + " classes (0 to " + (classes - 1) + ").");
            }
            int from = i * classes;
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = logits[from + k] > logits[from + best] ? k : best;
            }
            float largest = logits[from + best];
            double target = logits[from + label] - largest;
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                double power = Math.exp(logits[from + k] - largest);
                logits[from + k] = (float) power;
                sum += power;
            }
            tally.lossSum += Math.log(sum) - target;
            tally.correct += best == label ? 1 : 0;
            for (int k = 0; k < classes; k++) {
                logits[from + k] = (float) (scale * (logits[from + k] / sum - (k == label ? 1 : 0)));
            }
        }
    }
}
