package org.layerwright.engine.array;

import java.util.List;

/** The sum of several values of one shape; the gradient goes to each of them as it is. */
final class SumKernel extends SequenceKernel {
    SumKernel(ArraySite site) {
        DeviceArray sum = site.x();
        for (DeviceArray summand : site.inputs().subList(1, site.inputs().size())) {
            addForward(site.op("add", List.of(sum, summand), List.of(site.y()))::run);
            sum = site.y();
        }
        for (DeviceArray part : site.inputGradients()) {
            if (part != null) {
                addBackward(site.op("assign", List.of(part, site.dy()), List.of(part))::run);
            }
        }
    }
}
