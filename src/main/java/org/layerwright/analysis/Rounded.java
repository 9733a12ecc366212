package org.layerwright.analysis;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as evidence: three digits are enough to be believed. */
final class Rounded {
    private static final MathContext THREE = new MathContext(3);

    private Rounded() {}

    static double number(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(THREE).doubleValue() : value;
    }

    /** A share as a whole number of percent. */
    static long percent(double share) {
        return Math.round(100 * share);
    }
}
