package org.layerwright.engine.kernel;

/** The standard normal distribution. */
final class Normal {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    private Normal() {}

    static double density(double x) {
        return DENSITY_AT_ZERO * Math.exp(-0.5 * x * x);
    }

    /**
     * {@code Φ(x)}, wrong by at most 7.5e-8, less than a float can tell near 1. Abramowitz and Stegun, Handbook of
     * Mathematical Functions, 7.1.26.
     */
    static double distribution(double x) {
        double z = Math.abs(x) * SQRT_HALF;
        double t = 1 / (1 + 0.3275911 * z);
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double tail = 0.5 * polynomial * Math.exp(-z * z);
        return x < 0 ? tail : 1 - tail;
    }
}
