package org.layerwright.ui.viewmodel.look;

import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/** The activation functions of one number, in double precision. */
final class Functions {
    private Functions() {}

    /** Whether an operator is an activation function; softmax, which reads all units, is one too. */
    static boolean isFunction(OpType type) {
        return switch (type) {
            case RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS, SIGMOID, TANH, SOFTMAX -> true;
            default -> false;
        };
    }

    static double apply(OpNode node, double x) {
        return switch (node.type()) {
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x < 0 ? alpha(node, 0.01) * x : x;
            case ELU -> x < 0 ? alpha(node, 1) * Math.expm1(x) : x;
            case GELU -> x * normalDistribution(x);
            case SILU -> x / (1 + Math.exp(-x));
            case SOFTPLUS -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            default -> throw new IllegalArgumentException(node.type() + " is no function of one number");
        };
    }

    private static double alpha(OpNode node, double otherwise) {
        return node.attributes() instanceof Attributes.Alpha given ? given.alpha() : otherwise;
    }

    /**
     * The distribution function of the normal distribution by the series {@code ½ + φ(x)·(x + x³/3 + x⁵/15 + …)}
     * (Marsaglia 2004), which converges everywhere; beyond ±8 it is 0 or 1 in double precision.
     */
    static double normalDistribution(double x) {
        if (Math.abs(x) > 8) {
            return x < 0 ? 0 : 1;
        }
        double sum = x;
        double before = 0;
        double term = x;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
