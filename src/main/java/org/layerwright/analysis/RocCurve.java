package org.layerwright.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic (Fawcett 2006): which share of the positive samples is found at which share of
 * false alarms, as the threshold falls. Samples with the same score enter together, so the curve does not depend on
 * their order.
 *
 * @param points from (0, 0) to (1, 1)
 * @param auc the area below: the chance that a positive sample scores higher than a negative one, ties counting half;
 *     NaN where there are no samples of one kind
 * @param positives how many samples are positive
 * @param negatives how many are not
 */
public record RocCurve(List<Point> points, double auc, int positives, int negatives) {
    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * One threshold.
     *
     * @param falsePositiveRate the share of the negative samples that score at least the threshold
     * @param truePositiveRate the share of the positive ones that do
     * @param threshold infinite at the first point, where nothing is found yet
     */
    public record Point(double falsePositiveRate, double truePositiveRate, double threshold) {}

    /** Whether there are samples of both kinds, without which there is no curve. */
    public boolean isDefined() {
        return positives > 0 && negatives > 0;
    }

    /**
     * @param scores higher for what is more likely positive
     * @param positive which samples are
     */
    public static RocCurve of(double[] scores, boolean[] positive) {
        if (scores.length != positive.length) {
            throw new IllegalArgumentException(
                    "Expected a kind for each of " + scores.length + " scores, received " + positive.length);
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        int positives = (int) IntStream.of(order).filter(i -> positive[i]).count();
        int negatives = scores.length - positives;
        if (positives == 0 || negatives == 0) {
            return new RocCurve(List.of(), Double.NaN, positives, negatives);
        }
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0, Double.POSITIVE_INFINITY)));
        long found = 0;
        double area = 0;
        for (int i = 0; i < order.length; ) {
            double threshold = scores[order[i]];
            long before = found;
            int from = i;
            while (i < order.length && scores[order[i]] == threshold) {
                found += positive[order[i]] ? 1 : 0;
                i++;
            }
            long alarms = (i - from) - (found - before);
            area += alarms * (before + found) / 2.0;
            points.add(new Point((double) (i - found) / negatives, (double) found / positives, threshold));
        }
        return new RocCurve(points, area / ((double) positives * negatives), positives, negatives);
    }
}
