package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.Pass;

/** An operator without weights that reads one value, and whose backward pass reads that value and the derivative. */
final class FunctionKernel implements ArrayKernel {
    private final ArrayOp forward;
    private final ArrayOp backward;

    /** @param name ND4J's; its backward pass is called {@code <name>_bp} and has the same arguments */
    FunctionKernel(ArraySite site, String name, long[] integers, double... reals) {
        forward = site.op(name, List.of(site.x()), List.of(site.y()), integers, reals);
        backward = site.dx() == null
                ? null
                : site.op(name + "_bp", List.of(site.x(), site.dy()), List.of(site.dx()), integers, reals);
    }

    @Override
    public void forward(Pass pass) {
        forward.run(pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        if (backward != null) {
            backward.run(pass.samples());
        }
    }
}
