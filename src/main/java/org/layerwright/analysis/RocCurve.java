package org.layerwright.analysis;

import java.util.ArrayList;
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
        double[] found = ascending(scores, positive, true);
        double[] alarms = ascending(scores, positive, false);
        if (found.length == 0 || alarms.length == 0) {
            return new RocCurve(List.of(), Double.NaN, found.length, alarms.length);
        }
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0, Double.POSITIVE_INFINITY)));
        int foundLeft = found.length;
        int alarmsLeft = alarms.length;
        double area = 0;
        while (foundLeft > 0 || alarmsLeft > 0) {
            double threshold = larger(found, foundLeft, alarms, alarmsLeft);
            int foundBefore = foundLeft;
            int alarmsBefore = alarmsLeft;
            foundLeft = below(found, foundLeft, threshold);
            alarmsLeft = below(alarms, alarmsLeft, threshold);
            double meanFound = found.length - (foundBefore + foundLeft) / 2.0;
            area += (alarmsBefore - alarmsLeft) * meanFound;
            points.add(new Point(
                    (double) (alarms.length - alarmsLeft) / alarms.length,
                    (double) (found.length - foundLeft) / found.length,
                    threshold));
        }
        return new RocCurve(points, area / ((double) found.length * alarms.length), found.length, alarms.length);
    }

    /** The scores of one kind. */
    private static double[] ascending(double[] scores, boolean[] positive, boolean kind) {
        return IntStream.range(0, scores.length)
                .filter(i -> positive[i] == kind)
                // There are two zeros, which sort apart but are the same score.
                .mapToDouble(i -> scores[i] + 0.0)
                .sorted()
                .toArray();
    }

    private static double larger(double[] a, int ofA, double[] b, int ofB) {
        if (ofA == 0 || ofB == 0) {
            return ofA == 0 ? b[ofB - 1] : a[ofA - 1];
        }
        return Math.max(a[ofA - 1], b[ofB - 1]);
    }

    /** How many of the first {@code count} values are not at the threshold, which none of them exceeds. */
    private static int below(double[] ascending, int count, double threshold) {
        int below = count;
        while (below > 0 && Double.compare(ascending[below - 1], threshold) >= 0) {
            below--;
        }
        return below;
    }
}
