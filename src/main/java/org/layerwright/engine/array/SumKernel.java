package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.kernel.Pass;

/** The sum of several values of one shape; the gradient goes to each of them as it is. */
final class SumKernel implements ArrayKernel {
    private final List<ArrayOp> forward = new ArrayList<>();
    private final List<ArrayOp> backward = new ArrayList<>();

    SumKernel(ArraySite site) {
        DeviceArray sum = site.x();
        for (DeviceArray summand : site.inputs().subList(1, site.inputs().size())) {
            forward.add(site.op("add", List.of(sum, summand), List.of(site.y()), new long[0]));
            sum = site.y();
        }
        for (DeviceArray part : site.inputGradients()) {
            if (part != null) {
                backward.add(site.op("assign", List.of(part, site.dy()), List.of(part), new long[0]));
            }
        }
    }

    @Override
    public void forward(Pass pass) {
        forward.forEach(op -> op.run(pass.samples()));
    }

    @Override
    public void backward(Pass pass) {
        backward.forEach(op -> op.run(pass.samples()));
    }
}
