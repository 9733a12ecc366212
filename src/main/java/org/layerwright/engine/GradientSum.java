package org.layerwright.engine;

import java.util.Arrays;
import org.layerwright.engine.kernel.Vectors;

/** Gradients of the parts of a large batch, added up in the order in which they come. */
final class GradientSum {
    private final int length;
    private float[] gradient;
    private double lossSum;
    private int correct;
    private boolean ended = true;

    /** Takes memory when the first part comes. */
    GradientSum(int length) {
        this.length = length;
    }

    void add(float[] part, double share, double partLoss, int partCorrect) {
        if (ended) {
            gradient = gradient == null ? new float[length] : gradient;
            Arrays.fill(gradient, 0);
            lossSum = 0;
            correct = 0;
            ended = false;
        }
        Vectors.addScaled((float) share, part, gradient, 0, length);
        lossSum += partLoss;
        correct += partCorrect;
    }

    /** Ends the batch; the next part begins another one. */
    void moveTo(float[] target) {
        System.arraycopy(gradient, 0, target, 0, length);
        ended = true;
    }

    double lossSum() {
        return lossSum;
    }

    int correct() {
        return correct;
    }
}
