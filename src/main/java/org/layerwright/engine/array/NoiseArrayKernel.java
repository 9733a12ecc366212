package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.CounterRandom;
import org.layerwright.engine.kernel.Normal;
import org.layerwright.engine.kernel.Normal.Polynomial;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;

/**
 * Adds normal noise in training; the gradient passes as it is. The steps are those of {@link Normal#quantile} in 64 bits:
 * both formulas are taken everywhere, and each value keeps the one that is its own.
 */
final class NoiseArrayKernel extends RandomKernel {
    /** Where the formula of the middle is not wanted any more but must stay finite. */
    private static final double BEYOND_MIDDLE = 0.2264;

    private static final int UNUSED_BITS = 11;

    NoiseArrayKernel(ArraySite site) {
        super(site, site.y().shape());
        Operand share = room(DataType.DOUBLE, 0);
        Operand offset = room(DataType.DOUBLE, 1);
        Operand argument = room(DataType.DOUBLE, 2);
        Operand middle = room(DataType.DOUBLE, 3);
        Operand tail = room(DataType.DOUBLE, 4);
        Operand below = room(DataType.DOUBLE, 5);
        shift(bits(), UNUSED_BITS, bits());
        draw(bits(), share);
        draw("add", share, number(0.5), share);
        draw("multiply", share, number(CounterRandom.UNIT), share);
        draw("subtract", share, number(0.5), offset);

        draw("multiply", offset, offset, argument);
        draw("minimum", argument, number(BEYOND_MIDDLE), argument);
        polynomial(Polynomial.MIDDLE_ABOVE, argument, middle);
        polynomial(Polynomial.MIDDLE_BELOW, argument, below);
        draw("multiply", offset, middle, middle);
        draw("divide", middle, below, middle);

        // The share beyond, on whichever side.
        draw("subtract", number(1.0), share, argument);
        draw("minimum", argument, share, share);
        draw(Log::new, share, argument);
        draw("multiply", argument, number(-2.0), argument);
        draw(Sqrt::new, argument, argument);
        polynomial(Polynomial.TAIL_ABOVE, argument, tail);
        polynomial(Polynomial.TAIL_BELOW, argument, below);
        draw("divide", tail, below, tail);
        draw(Sign::new, offset, offset);
        draw("multiply", tail, offset, tail);

        Operand inside = room(DataType.BOOL, 0);
        draw("greater_equal", share, number(Normal.TAIL), inside);
        draw(inside, argument);
        draw("multiply", middle, argument, middle);
        draw("subtract", number(1.0), argument, argument);
        draw("multiply", tail, argument, tail);
        draw("subtract", middle, tail, middle);
        double deviation = ((Attributes.Deviation) site.node().attributes()).deviation();
        draw("multiply", middle, number(deviation), middle);
        draw(middle, values());
        joins(
                site.op("add", List.of(site.x(), drawn()), List.of(site.y())),
                site.dx() == null ? null : site.op("assign", List.of(site.dx(), site.dy()), List.of(site.dx())));
    }

    private void polynomial(Polynomial polynomial, Operand x, Operand sum) {
        double[] factors = polynomial.factors();
        draw("multiply", x, number(factors[0]), sum);
        draw("add", sum, number(factors[1]), sum);
        for (int i = 2; i < factors.length; i++) {
            draw("multiply", sum, x, sum);
            draw("add", sum, number(factors[i]), sum);
        }
    }
}
