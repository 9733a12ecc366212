package org.layerwright.engine.bench;

import java.util.List;

/**
 * The straight line {@code y = slope · x + intercept} of least squares, and how well it fits.
 *
 * @param slope of the line
 * @param intercept at x = 0
 * @param r2 the coefficient of determination: 1 where every point lies on the line
 */
public record LinearFit(double slope, double intercept, double r2) {
    /** @throws IllegalArgumentException with fewer than two points, or all at one x */
    public static LinearFit of(List<Double> x, List<Double> y) {
        int n = x.size();
        double meanX = x.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double meanY = y.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            double dx = x.get(i) - meanX;
            double dy = y.get(i) - meanY;
            sxx += dx * dx;
            sxy += dx * dy;
            syy += dy * dy;
        }
        if (sxx == 0) {
            throw new IllegalArgumentException("A line needs two points at different places, found " + x + ".");
        }
        double slope = sxy / sxx;
        double r2 = syy == 0 ? 1 : sxy * sxy / (sxx * syy);
        return new LinearFit(slope, meanY - slope * meanX, r2);
    }
}
