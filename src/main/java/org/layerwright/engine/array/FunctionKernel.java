package org.layerwright.engine.array;

import java.util.List;

/** An operator without weights that reads one value, and whose backward pass reads that value and the derivative. */
final class FunctionKernel extends SequenceKernel {
    /** @param name ND4J's; its backward pass is called {@code <name>_bp} and has the same arguments */
    FunctionKernel(ArraySite site, String name, long[] integers, double... reals) {
        addForward(site.op(name, List.of(site.x()), List.of(site.y()), integers, reals)::run);
        if (site.dx() != null) {
            addBackward(site.op(name + "_bp", List.of(site.x(), site.dy()), List.of(site.dx()), integers, reals)::run);
        }
    }
}
