package org.layerwright.engine.array;

import java.util.List;

/** {@code y = x·s} with {@code s = sigmoid(x)}; {@code dx = dy·(s + y − y·s)}. */
final class SiluArrayKernel extends SequenceKernel {
    SiluArrayKernel(ArraySite site) {
        DeviceArray y = site.y();
        DeviceArray sigmoid = room(site, y.shape(), site.type());
        addForward(site.op("sigmoid", List.of(site.x()), List.of(sigmoid))::run);
        addForward(site.op("multiply", List.of(site.x(), sigmoid), List.of(y))::run);
        if (site.dx() != null) {
            DeviceArray slope = room(site, y.shape(), site.type());
            addBackward(site.op("multiply", List.of(y, sigmoid), List.of(slope))::run);
            addBackward(site.op("subtract", List.of(y, slope), List.of(slope))::run);
            addBackward(site.op("add", List.of(slope, sigmoid), List.of(slope))::run);
            addBackward(site.op("multiply", List.of(slope, site.dy()), List.of(site.dx()))::run);
        }
    }
}
