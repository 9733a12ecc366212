package org.layerwright.ui.control;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of values along one side of a plot.
 *
 * @param min shown at the beginning
 * @param max shown at the end, above {@code min}
 * @param logarithmic equal factors are equal lengths; {@code min} is above 0 then
 * @param ticks where values are written, inside the range
 */
public record PlotAxis(double min, double max, boolean logarithmic, List<Double> ticks) {
    private static final double LEAST_LOGARITHMIC = 1e-12;

    /** An axis that holds two values and ends at round ones. */
    static PlotAxis covering(double least, double greatest, int mostTicks) {
        double low = least;
        double high = greatest;
        if (!(high > low)) {
            double margin = Math.max(Math.abs(low) * 0.1, 1e-3);
            low -= margin;
            high += margin;
        }
        // A range that begins near zero begins at zero: the height then tells the size.
        if (low > 0 && low < 0.3 * high) {
            low = 0;
        }
        double step = niceStep((high - low) / Math.max(1, mostTicks));
        return linear(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step);
    }

    /** An axis from a value to another with ticks at the multiples of a step. */
    static PlotAxis linear(double min, double max, double step) {
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return new PlotAxis(min, max, false, ticks);
    }

    /** An axis from a value to another, with up to about so many ticks at round values. */
    public static PlotAxis between(double min, double max, int mostTicks) {
        return linear(min, max, niceStep((max - min) / Math.max(1, mostTicks)));
    }

    /** A logarithmic axis; values of 0 and less are shown at its beginning. */
    static PlotAxis logarithmic(double leastAboveZero, double greatest, int mostTicks) {
        double low = Math.max(LEAST_LOGARITHMIC, leastAboveZero);
        double high = Math.max(greatest, low * 1.5);
        double decades = Math.log10(high / low);
        if (decades < 1) {
            PlotAxis even = covering(low, high, mostTicks);
            List<Double> ticks =
                    even.ticks().stream().filter(tick -> tick >= low * 0.9999).toList();
            return new PlotAxis(Math.min(low, even.min() > 0 ? even.min() : low), even.max(), true, ticks);
        }
        double[] digits = decades < mostTicks / 3.0 ? new double[] {1, 2, 5} : new double[] {1};
        int every = (int) Math.max(1, Math.ceil(decades / mostTicks));
        List<Double> all = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(low));
        for (int exponent = first; exponent <= Math.ceil(Math.log10(high)); exponent++) {
            for (double digit : digits) {
                if (Math.floorMod(exponent, every) == 0) {
                    all.add(digit * Math.pow(10, exponent));
                }
            }
        }
        double min = all.stream()
                .filter(tick -> tick <= low * 1.0001)
                .reduce((a, b) -> b)
                .orElse(low);
        double max =
                all.stream().filter(tick -> tick >= high * 0.9999).findFirst().orElse(high);
        return new PlotAxis(
                min,
                max,
                true,
                all.stream().filter(tick -> tick >= min && tick <= max).toList());
    }

    /** 1, 2 or 5 times a power of ten, not below {@code rough}. */
    static double niceStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    /** Where a value lies: 0 at the beginning, 1 at the end, beyond these outside. */
    double position(double value) {
        if (logarithmic) {
            return Math.log(Math.max(value, min) / min) / Math.log(max / min);
        }
        return (value - min) / (max - min);
    }

    /** The value at a position of a linear axis. */
    double valueAt(double position) {
        return min + position * (max - min);
    }
}
