package org.layerwright.analysis;

/** The losses of the first steps and of the latest ones, each of one batch. */
final class LossWindow {
    /** Enough steps that the mean of their losses says something, few enough that it is early news. */
    static final int FIRST = 10;

    static final int LATEST = 50;

    private final double[] latest = new double[LATEST];
    private double first = Double.NaN;
    private double firstSum;
    private double peak;
    private double lowest = Double.POSITIVE_INFINITY;
    private long count;

    void add(double loss) {
        if (count == 0) {
            first = loss;
        }
        if (count < FIRST) {
            firstSum += loss;
        }
        latest[(int) (count % LATEST)] = loss;
        count++;
        if (count >= FIRST) {
            double mean = meanOfLatest(FIRST);
            peak = Math.max(peak, mean);
            lowest = Math.min(lowest, mean);
        }
    }

    long count() {
        return count;
    }

    /** The loss before the first update. */
    double first() {
        return first;
    }

    /** The highest mean of ten steps in a row so far. */
    double peak() {
        return peak;
    }

    /** The lowest mean of ten steps in a row so far. */
    double lowest() {
        return lowest;
    }

    /** Mean over the first steps. */
    double meanOfFirst() {
        return firstSum / Math.min(count, FIRST);
    }

    /** Mean over the latest {@code steps} steps, at most {@link #LATEST}. */
    double meanOfLatest(int steps) {
        return mean(0, steps);
    }

    /** Mean over {@code steps} steps of which the last lies {@code back} steps ago. */
    double mean(int back, int steps) {
        double sum = 0;
        for (int i = back; i < back + steps; i++) {
            sum += ago(i);
        }
        return sum / steps;
    }

    /** Mean distance between the losses of one step and the next over the latest {@code steps} steps. */
    double meanJump(int steps) {
        double sum = 0;
        for (int i = 0; i < steps - 1; i++) {
            sum += Math.abs(ago(i) - ago(i + 1));
        }
        return sum / (steps - 1);
    }

    private double ago(int steps) {
        return latest[(int) ((count - 1 - steps) % LATEST)];
    }
}
