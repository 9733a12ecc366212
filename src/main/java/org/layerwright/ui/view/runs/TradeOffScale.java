package org.layerwright.ui.view.runs;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwright.ui.control.PlotAxis;
import org.layerwright.ui.viewmodel.runs.TradeOff.Point;

/**
 * Where costs and accuracies are, in a plot of some size.
 *
 * @param low the accuracy at the bottom
 * @param span from there to the top
 * @param from the power of ten of the cost at the left
 * @param to that at the right
 * @param w what is left of the plot's width for points
 * @param h what is left of its height
 */
record TradeOffScale(double low, double span, double from, double to, double w, double h) {
    static final double LEFT = 58;
    static final double RIGHT = 150;
    static final double ABOVE = 12;
    private static final double BELOW = 26;
    private static final double LEAST_SPAN = 0.02;
    private static final int COSTS = 8;

    static TradeOffScale of(List<Point> points, double width, double height) {
        double least = points.stream().mapToDouble(Point::accuracy).min().orElse(0);
        double most = points.stream().mapToDouble(Point::accuracy).max().orElse(1);
        double span = Math.max(LEAST_SPAN, most - least) * 1.2;
        double cheapest = points.stream().mapToDouble(Point::cost).min().orElse(1);
        double dearest = points.stream().mapToDouble(Point::cost).max().orElse(1);
        return new TradeOffScale(
                Math.max(0, (least + most - span) / 2),
                span,
                Math.log10(cheapest) - 0.1,
                Math.log10(dearest) + 0.1,
                width - LEFT - RIGHT,
                height - ABOVE - BELOW);
    }

    double x(double cost) {
        return LEFT + w * (Math.log10(cost) - from) / (to - from);
    }

    double y(double accuracy) {
        return ABOVE + h - h * (accuracy - low) / span;
    }

    /** What is written along the axis: round numbers, with an even step where they are of one size. */
    double[] costs() {
        double least = Math.pow(10, from);
        double most = Math.pow(10, to);
        if (to - from < 1) {
            return PlotAxis.between(least, most, COSTS).ticks().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
        return IntStream.rangeClosed((int) Math.floor(from), (int) to)
                .boxed()
                .flatMapToDouble(power -> IntStream.of(1, 2, 5).mapToDouble(digit -> digit * Math.pow(10, power)))
                .toArray();
    }
}
