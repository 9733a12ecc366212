package org.layerwright.data.augmentation;

import org.layerwright.data.SplitMix64;

/**
 * Draws from Beta(α, α): for α ≤ 1 by Jöhnk's method (Jöhnk 1964, with logarithms, since for a small α the powers
 * vanish), above by Cheng's algorithm BB (Cheng 1978, "Generating beta variates with nonintegral shape parameters").
 */
final class SymmetricBeta {
    private static final double LOG_4 = Math.log(4);
    private static final double ONE_PLUS_LOG_5 = 1 + Math.log(5);

    private final double alpha;

    SymmetricBeta(double alpha) {
        this.alpha = alpha;
    }

    double draw(SplitMix64 random) {
        return alpha <= 1 ? johnk(random) : cheng(random);
    }

    private double johnk(SplitMix64 random) {
        while (true) {
            double x = Math.log(positive(random)) / alpha;
            double y = Math.log(positive(random)) / alpha;
            double larger = Math.max(x, y);
            // log(e^x + e^y) without leaving the range of a double
            double logSum = larger + Math.log(Math.exp(x - larger) + Math.exp(y - larger));
            if (logSum <= 0) {
                return Math.exp(x - logSum);
            }
        }
    }

    private double cheng(SplitMix64 random) {
        double beta = 1 / Math.sqrt(alpha);
        double gamma = alpha + Math.sqrt(alpha);
        while (true) {
            double u1 = positive(random);
            double u2 = positive(random);
            double v = beta * Math.log(u1 / (1 - u1));
            double w = alpha * Math.exp(v);
            double z = u1 * u1 * u2;
            double r = gamma * v - LOG_4;
            double s = alpha + r - w;
            boolean surely = s + ONE_PLUS_LOG_5 >= 5 * z;
            if (surely || r + 2 * alpha * Math.log(2 * alpha / (alpha + w)) >= Math.log(z)) {
                return w / (alpha + w);
            }
        }
    }

    /** A number in 0 &lt; x &lt; 1. */
    private static double positive(SplitMix64 random) {
        double number = random.nextDouble();
        return number > 0 ? number : Double.MIN_NORMAL;
    }
}
