package org.layerwright.engine.kernel;

/** The standard normal distribution. */
public final class Normal {
    /**
     * The numerators and denominators of {@link #quantile}, from the highest power down: of the middle, in the square of the
     * distance from one half, and of the tails. Behind the last factor of a denominator stands 1.
     */
    public static final class Polynomial {
        public static final Polynomial MIDDLE_ABOVE = new Polynomial(
                -3.969683028665376e1,
                2.209460984245205e2,
                -2.759285104469687e2,
                1.383577518672690e2,
                -3.066479806614716e1,
                2.506628277459239);
        public static final Polynomial MIDDLE_BELOW = new Polynomial(
                -5.447609879822406e1,
                1.615858368580409e2,
                -1.556989798598866e2,
                6.680131188771972e1,
                -1.328068155288572e1,
                1);
        public static final Polynomial TAIL_ABOVE = new Polynomial(
                -7.784894002430293e-3,
                -3.223964580411365e-1,
                -2.400758277161838,
                -2.549732539343734,
                4.374664141464968,
                2.938163982698783);
        public static final Polynomial TAIL_BELOW =
                new Polynomial(7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1);

        private final double[] factors;

        private Polynomial(double... factors) {
            this.factors = factors;
        }

        public double[] factors() {
            return factors.clone();
        }

        double at(double x) {
            double sum = factors[0];
            for (int i = 1; i < factors.length; i++) {
                sum = sum * x + factors[i];
            }
            return sum;
        }
    }

    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    /** Up to this share the tail has a formula of its own. */
    public static final double TAIL = 0.02425;

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

    /**
     * The value below which a share {@code p} of the distribution lies, with a relative error of at most 1.2e-9. Peter
     * Acklam's rational approximations, 2003; in 95 of 100 cases no logarithm is taken.
     */
    static double quantile(double p) {
        if (p < TAIL) {
            return tail(Math.sqrt(-2 * Math.log(p)));
        }
        if (p > 1 - TAIL) {
            return -tail(Math.sqrt(-2 * Math.log1p(-p)));
        }
        double q = p - 0.5;
        double r = q * q;
        return q * Polynomial.MIDDLE_ABOVE.at(r) / Polynomial.MIDDLE_BELOW.at(r);
    }

    private static double tail(double q) {
        return Polynomial.TAIL_ABOVE.at(q) / Polynomial.TAIL_BELOW.at(q);
    }
}
