package org.layerwright.ui.viewmodel.look;

import java.util.List;
import java.util.Optional;
import org.layerwright.network.op.OpType;

/**
 * How the value of one neuron comes about.
 *
 * @param terms what its inputs add, strongest first
 * @param patch where its inputs are, if they lie on maps
 * @param bias added to the terms; empty where there is none
 * @param sum terms and bias together, before the activation function
 * @param function applied to the sum; empty where there is none
 * @param normalization the numbers of a batch normalisation
 * @param value what the arithmetic gives
 * @param shown what the engine gave
 * @param twoSteps whether the inputs are themselves sums of this layer, as in a separable convolution
 */
public record Explanation(
        Kind kind,
        List<Term> terms,
        Optional<Patch> patch,
        Optional<Double> bias,
        double sum,
        Optional<OpType> function,
        Optional<Normalization> normalization,
        double value,
        double shown,
        boolean twoSteps) {
    /** How far apart two computations may be, in relation to the value. */
    private static final double TOLERANCE = 1e-4;

    /** The share of the sum of all magnitudes below which a difference is rounding of 32-bit numbers. */
    private static final double ROUNDING = 1e-6;

    public Explanation {
        terms = List.copyOf(terms);
    }

    /** The forms of arithmetic. */
    public enum Kind {
        CONVOLUTION,
        DEPTHWISE,
        DENSE,
        LARGEST,
        MEAN,
        NORMALIZATION,
        SUM,
        FUNCTION,
        /** A value of the layer before, at another place. */
        COPY,
        /** Not written out. */
        OTHER
    }

    /**
     * {@code (input − mean) · scale + beta}, where {@code scale = gamma / √(variance + epsilon)}; the same as
     * {@code input · scale + shift}.
     */
    public record Normalization(double input, double mean, double variance, double epsilon, double gamma, double beta) {
        public double scale() {
            return gamma / Math.sqrt(variance + epsilon);
        }

        public double shift() {
            return beta - mean * scale();
        }
    }

    /** Whether the arithmetic gives what the engine gave. */
    public boolean agrees() {
        double magnitude = bias.map(Math::abs).orElse(0.0);
        for (Term term : terms) {
            for (int i = 0; i < term.inputs().length; i++) {
                magnitude += Math.abs(term.isWeighted() ? term.product(i) : 0);
            }
        }
        double allowed = Math.max(TOLERANCE * Math.abs(shown), ROUNDING * magnitude);
        return Math.abs(value - shown) <= Math.max(allowed, Float.MIN_NORMAL);
    }

    /** How far the arithmetic is from what the engine gave, in relation to it. */
    public double difference() {
        return shown == 0 ? Math.abs(value) : Math.abs(value - shown) / Math.abs(shown);
    }
}
