package org.layerwright.ui.viewmodel.runs;

import java.util.Comparator;
import java.util.List;

/** What accuracy costs: runs on one data set by a cost, and which of them nobody beats in both. */
public final class TradeOff {
    private TradeOff() {}

    /** What is paid for each answer. */
    public enum Cost {
        MULTIPLY_ADDS,
        /** Of the weights, in bytes. */
        SIZE,
        /** Seconds for one sample, where that was measured. */
        LATENCY;

        private static final double BYTES = 4;

        /** Of one run; NaN or below zero where it is not known. */
        public double of(RunRow run) {
            return switch (this) {
                case MULTIPLY_ADDS -> run.multiplyAdds();
                case SIZE -> BYTES * run.parameters();
                case LATENCY -> run.latency();
            };
        }
    }

    /**
     * A run.
     *
     * @param best whether no other run is as accurate for less, or more accurate for as much: it lies on the Pareto front
     */
    public record Point(RunRow run, double cost, double accuracy, boolean best) {}

    /** The runs of a data set of which both are known, the cheapest first. */
    public static List<Point> of(List<RunRow> runs, String dataset, Cost cost) {
        List<RunRow> known = runs.stream()
                .filter(run -> run.dataset().equals(dataset))
                .filter(run -> cost.of(run) > 0 && !Double.isNaN(run.accuracy()))
                .toList();
        return known.stream()
                .map(run -> new Point(
                        run, cost.of(run), run.accuracy(), known.stream().noneMatch(other -> beats(other, run, cost))))
                .sorted(Comparator.comparingDouble(Point::cost).thenComparing(point -> -point.accuracy()))
                .toList();
    }

    private static boolean beats(RunRow one, RunRow other, Cost cost) {
        double less = cost.of(other) - cost.of(one);
        double better = one.accuracy() - other.accuracy();
        return less >= 0 && better >= 0 && (less > 0 || better > 0);
    }
}
