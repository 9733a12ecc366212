package org.layerwright.export.proof;

/**
 * What two programs say of the same samples, ours and the one that ran the exported file. What does not apply is NaN:
 * accuracies where nothing is classified or no sample has a label.
 *
 * @param largest the largest |ours − theirs| of any number; infinite where one is a number and the other is not
 * @param relative the largest |ours − theirs| / max(1, |ours|), which is what the tolerance is about
 * @param mean the mean of |ours − theirs|
 * @param tolerance the most that {@code relative} may be
 * @param ourAccuracy share of the samples that we classify rightly, in [0, 1]
 * @param theirAccuracy the same for the file
 * @param sameDecisions share of the samples that both give the same class, in [0, 1]
 */
public record Comparison(
        double largest,
        double relative,
        double mean,
        double tolerance,
        double ourAccuracy,
        double theirAccuracy,
        double sameDecisions) {
    /** Nothing was compared. */
    public static final Comparison NONE =
            new Comparison(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /**
     * How answers become classes.
     *
     * @param width numbers a sample
     * @param classes whether there are classes at all
     * @param threshold from which value on a single number means the second of two classes
     */
    public record Decision(int width, boolean classes, double threshold) {
        int of(float[] answers, int sample) {
            if (width == 1) {
                return answers[sample] > threshold ? 1 : 0;
            }
            int best = 0;
            for (int k = 1; k < width; k++) {
                best = answers[sample * width + k] > answers[sample * width + best] ? k : best;
            }
            return best;
        }
    }

    /**
     * Compares.
     *
     * @param ours a row of answers for each sample
     * @param theirs as many
     * @param labels the class of each sample; empty where they have none
     */
    public static Comparison of(float[] ours, float[] theirs, Decision decision, int[] labels, double tolerance) {
        double largest = 0;
        double relative = 0;
        double sum = 0;
        for (int i = 0; i < ours.length; i++) {
            double difference = difference(ours[i], theirs[i]);
            largest = Math.max(largest, difference);
            relative = Math.max(relative, difference / Math.max(1, Double.isFinite(ours[i]) ? Math.abs(ours[i]) : 1));
            sum += difference;
        }
        double mean = ours.length == 0 ? 0 : sum / ours.length;
        if (!decision.classes()) {
            return new Comparison(largest, relative, mean, tolerance, Double.NaN, Double.NaN, Double.NaN);
        }
        int samples = ours.length / decision.width();
        int same = 0;
        int ourHits = 0;
        int theirHits = 0;
        for (int i = 0; i < samples; i++) {
            int our = decision.of(ours, i);
            int their = decision.of(theirs, i);
            same += our == their ? 1 : 0;
            ourHits += labels.length > 0 && our == labels[i] ? 1 : 0;
            theirHits += labels.length > 0 && their == labels[i] ? 1 : 0;
        }
        return new Comparison(
                largest,
                relative,
                mean,
                tolerance,
                labels.length == 0 ? Double.NaN : (double) ourHits / samples,
                labels.length == 0 ? Double.NaN : (double) theirHits / samples,
                samples == 0 ? Double.NaN : (double) same / samples);
    }

    private static double difference(float one, float other) {
        if (Float.compare(one, other) == 0) {
            return 0;
        }
        return Float.isFinite(one) && Float.isFinite(other) ? Math.abs((double) one - other) : Double.POSITIVE_INFINITY;
    }

    public boolean isWithinTolerance() {
        return relative <= tolerance;
    }
}
