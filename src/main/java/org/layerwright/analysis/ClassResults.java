package org.layerwright.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a classifier answered for each sample of a set, and what follows from it. Immutable.
 *
 * <p>A network with one output tells the probability of the second of two classes; its row is read as both.
 */
public final class ClassResults {
    /** Keeps the logarithm of a probability of 0 finite, as the training loss does. */
    private static final double SMALLEST = 1e-7;

    private final List<String> classNames;
    private final int[] labels;
    private final int width;
    private final float[] outputs;
    private final int[] predicted;

    /**
     * @param labels the class of each sample
     * @param width outputs a sample: as many as there are classes, or 1 for two classes
     * @param outputs probabilities, one row a sample
     * @throws IllegalArgumentException where the sizes do not belong together
     */
    public ClassResults(List<String> classNames, int[] labels, int width, float[] outputs) {
        if (width < 1 || outputs.length != labels.length * width) {
            throw new IllegalArgumentException("Expected " + labels.length + " rows of " + width
                    + " probabilities, received " + outputs.length + " numbers");
        }
        this.classNames = names(classNames, Math.max(2, width));
        this.labels = labels.clone();
        this.width = width;
        this.outputs = outputs.clone();
        this.predicted = IntStream.range(0, labels.length).map(this::best).toArray();
    }

    private static List<String> names(List<String> known, int classes) {
        List<String> names = new ArrayList<>(known);
        while (names.size() < classes) {
            names.add(Integer.toString(names.size()));
        }
        return List.copyOf(names);
    }

    private int best(int sample) {
        int best = 0;
        for (int c = 1; c < Math.max(2, width); c++) {
            best = probability(sample, c) > probability(sample, best) ? c : best;
        }
        return best;
    }

    public List<String> classNames() {
        return classNames;
    }

    public int classes() {
        return classNames.size();
    }

    public int samples() {
        return labels.length;
    }

    public int label(int sample) {
        return labels[sample];
    }

    /** The most probable class; of two that are equal, the first. */
    public int predicted(int sample) {
        return predicted[sample];
    }

    public boolean isRight(int sample) {
        return labels[sample] == predicted[sample];
    }

    public double probability(int sample, int ofClass) {
        if (width == 1) {
            double second = outputs[sample];
            return ofClass == 1 ? second : ofClass == 0 ? 1 - second : 0;
        }
        return ofClass < width ? outputs[sample * width + ofClass] : 0;
    }

    /** The probability of each class. */
    public float[] probabilities(int sample) {
        float[] row = new float[classes()];
        for (int c = 0; c < row.length; c++) {
            row[c] = (float) probability(sample, c);
        }
        return row;
    }

    /** The probability of the class that was predicted. */
    public double confidence(int sample) {
        return probability(sample, predicted[sample]);
    }

    /** Rows are true classes, columns predicted ones. */
    public List<List<Integer>> confusion() {
        int[][] counts = new int[classes()][classes()];
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]][predicted[i]]++;
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : counts) {
            rows.add(IntStream.of(row).boxed().toList());
        }
        return List.copyOf(rows);
    }

    /** The share of right answers; NaN where there are no samples. */
    public double accuracy() {
        return share(this::isRight);
    }

    /** The share of samples whose class is among the {@code k} most probable ones; of two that are equal, the first. */
    public double topK(int k) {
        return share(sample -> rank(sample) < k);
    }

    private int rank(int sample) {
        double own = probability(sample, labels[sample]);
        int before = 0;
        for (int c = 0; c < classes(); c++) {
            double other = probability(sample, c);
            before += other > own || (other == own && c < labels[sample]) ? 1 : 0;
        }
        return before;
    }

    private double share(IntPredicate holds) {
        long count = IntStream.range(0, labels.length).filter(holds).count();
        return labels.length == 0 ? Double.NaN : (double) count / labels.length;
    }

    /** The mean negative logarithm of the probability of the true class; NaN where there are no samples. */
    public double crossEntropy() {
        return IntStream.range(0, labels.length)
                .mapToDouble(sample -> -Math.log(Math.max(SMALLEST, probability(sample, labels[sample]))))
                .average()
                .orElse(Double.NaN);
    }

    /** The samples of one cell of the confusion matrix, in the set's order. */
    public List<Integer> cell(int trueClass, int predictedClass) {
        return IntStream.range(0, labels.length)
                .filter(sample -> labels[sample] == trueClass && predicted[sample] == predictedClass)
                .boxed()
                .toList();
    }

    /** The wrongly classified samples, the surest ones first: where to look for wrong labels and blind spots. */
    public List<Integer> mistakes() {
        return sorted(
                sample -> !isRight(sample),
                Comparator.comparingDouble(this::confidence).reversed());
    }

    /** The rightly classified samples, the least sure ones first: what is right only just. */
    public List<Integer> leastCertain() {
        return sorted(this::isRight, Comparator.comparingDouble(this::confidence));
    }

    private List<Integer> sorted(IntPredicate which, Comparator<Integer> order) {
        return IntStream.range(0, labels.length)
                .filter(which)
                .boxed()
                .sorted(order)
                .toList();
    }

    /** How well the probability of a class tells its samples from all others. */
    public RocCurve roc(int ofClass) {
        double[] scores = new double[labels.length];
        boolean[] positive = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            scores[i] = probability(i, ofClass);
            positive[i] = labels[i] == ofClass;
        }
        return RocCurve.of(scores, positive);
    }

    /** How far the probability of the predicted class can be believed. */
    public Calibration calibration(int bins) {
        double[] confidence =
                IntStream.range(0, labels.length).mapToDouble(this::confidence).toArray();
        boolean[] right = new boolean[labels.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = isRight(i);
        }
        return Calibration.of(confidence, right, bins);
    }
}
