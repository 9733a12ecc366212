package org.layerwright.engine;

/**
 * How well a network did on some samples, with dropout off.
 *
 * @param lossSum the sum of the samples' losses, without the terms of regularisation, so that batches can be added up
 * @param correct how many samples were classified rightly; 0 where there are numbers to predict
 * @param samples how many samples there were
 */
public record Evaluation(double lossSum, int correct, int samples) {
    /** Nothing was measured: loss and accuracy are not a number. */
    public static final Evaluation NONE = new Evaluation(0, 0, 0);

    public double loss() {
        return lossSum / samples;
    }

    public double accuracy() {
        return (double) correct / samples;
    }

    public Evaluation plus(Evaluation other) {
        return new Evaluation(lossSum + other.lossSum, correct + other.correct, samples + other.samples);
    }
}
