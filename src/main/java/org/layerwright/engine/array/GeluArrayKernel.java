package org.layerwright.engine.array;

import java.util.List;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code y = x·Φ(x)} with the exact {@code Φ(x) = (1 + erf(x/√2)) / 2}, where ND4J's own GELU approximates;
 * {@code dx = dy·(Φ(x) + x·φ(x))} with the density {@code φ(x) = e^(−x²/2) / √(2π)}.
 */
final class GeluArrayKernel extends SequenceKernel {
    GeluArrayKernel(ArraySite site) {
        DeviceArray share = room(site, site.y().shape(), site.type());
        addForward(op(site, "multiply", site.x(), number(site, Math.sqrt(0.5)), share));
        addForward(new UnaryOp(site.stream(), Erf::new, share, share)::run);
        addForward(op(site, "add", share, number(site, 1), share));
        addForward(op(site, "multiply", share, number(site, 0.5), share));
        addForward(op(site, "multiply", site.x(), share, site.y()));
        if (site.dx() != null) {
            DeviceArray slope = room(site, site.y().shape(), site.type());
            addBackward(op(site, "multiply", site.x(), site.x(), slope));
            addBackward(op(site, "multiply", slope, number(site, -0.5), slope));
            addBackward(new UnaryOp(site.stream(), Exp::new, slope, slope)::run);
            addBackward(op(site, "multiply", slope, number(site, 1 / Math.sqrt(2 * Math.PI)), slope));
            addBackward(op(site, "multiply", slope, site.x(), slope));
            addBackward(op(site, "add", slope, share, slope));
            addBackward(op(site, "multiply", slope, site.dy(), site.dx()));
        }
    }

    private Operand number(ArraySite site, double value) {
        return Operand.fixed(own(Nd4j.scalar(site.type(), value)));
    }

    private static Step op(ArraySite site, String name, Operand first, Operand second, Operand to) {
        return site.op(name, List.of(first, second), List.of(to))::run;
    }
}
