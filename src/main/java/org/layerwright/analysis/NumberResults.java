package org.layerwright.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a network that predicts numbers answered for each sample of a set, and how far off it was. Immutable. */
public final class NumberResults {
    private final int width;
    private final float[] targets;
    private final float[] outputs;

    /**
     * @param width numbers a sample
     * @param targets one row a sample
     * @param outputs one row a sample
     * @throws IllegalArgumentException where the sizes do not belong together
     */
    public NumberResults(int width, float[] targets, float[] outputs) {
        if (width < 1 || targets.length != outputs.length || targets.length % width != 0) {
            throw new IllegalArgumentException("Expected as many outputs as targets in rows of " + width + ", received "
                    + targets.length + " targets and " + outputs.length + " outputs");
        }
        this.width = width;
        this.targets = targets.clone();
        this.outputs = outputs.clone();
    }

    public int width() {
        return width;
    }

    public int samples() {
        return targets.length / width;
    }

    public double target(int sample, int number) {
        return targets[sample * width + number];
    }

    public double output(int sample, int number) {
        return outputs[sample * width + number];
    }

    /** Output minus target. */
    public double residual(int sample, int number) {
        return output(sample, number) - target(sample, number);
    }

    /** The mean absolute error of a number. */
    public double meanAbsoluteError(int number) {
        return each(number).map(Math::abs).average().orElse(Double.NaN);
    }

    /** The mean squared error of a number. */
    public double meanSquaredError(int number) {
        return each(number).map(residual -> residual * residual).average().orElse(Double.NaN);
    }

    /**
     * The share of the targets' variance that is explained (coefficient of determination): 1 is perfect, 0 is no better
     * than their mean. For targets that are all the same, 1 where all are met, else 0.
     */
    public double explained(int number) {
        double mean = IntStream.range(0, samples())
                .mapToDouble(i -> target(i, number))
                .average()
                .orElse(Double.NaN);
        double spread = IntStream.range(0, samples())
                .mapToDouble(i -> target(i, number) - mean)
                .map(d -> d * d)
                .sum();
        double error = each(number).map(residual -> residual * residual).sum();
        return spread > 0 ? 1 - error / spread : error == 0 ? 1 : 0;
    }

    /** The mean of output minus target of a number: above 0 where the network says too much. */
    public double bias(int number) {
        return each(number).average().orElse(Double.NaN);
    }

    /**
     * How well numbers are met.
     *
     * @param explained see {@link NumberResults#explained}
     * @param bias the mean of output minus target
     */
    public record NumberScores(double meanAbsoluteError, double rootMeanSquaredError, double explained, double bias) {}

    /** The scores of one number. */
    public NumberScores scores(int number) {
        return new NumberScores(
                meanAbsoluteError(number), Math.sqrt(meanSquaredError(number)), explained(number), bias(number));
    }

    /** The scores of all numbers together, each of which counts alike; the squares are averaged before the root. */
    public NumberScores scores() {
        return new NumberScores(
                mean(this::meanAbsoluteError),
                Math.sqrt(mean(this::meanSquaredError)),
                mean(this::explained),
                mean(this::bias));
    }

    private double mean(IntToDoubleFunction ofNumber) {
        return IntStream.range(0, width).mapToDouble(ofNumber).average().orElse(Double.NaN);
    }

    /** All samples, those with the largest squared error over all numbers first. */
    public List<Integer> furthestOff() {
        return IntStream.range(0, samples())
                .boxed()
                .sorted(Comparator.comparingDouble(this::squaredError).reversed())
                .toList();
    }

    private double squaredError(int sample) {
        return IntStream.range(0, width)
                .mapToDouble(k -> residual(sample, k))
                .map(residual -> residual * residual)
                .sum();
    }

    /** All samples, those that are furthest off in a number first. */
    public List<Integer> furthestOff(int number) {
        return IntStream.range(0, samples())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> Math.abs(residual(i, number)))
                        .reversed())
                .toList();
    }

    private DoubleStream each(int number) {
        return IntStream.range(0, samples()).mapToDouble(i -> residual(i, number));
    }
}
