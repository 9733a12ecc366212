package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.Pass;

/** {@code y = x·s} with {@code s = sigmoid(x)}; {@code dx = dy·(s + y − y·s)}. */
final class SiluArrayKernel implements ArrayKernel {
    private static final long[] NONE = {};

    private final DeviceArray sigmoid;
    private final DeviceArray slope;
    private final List<ArrayOp> forward;
    private final List<ArrayOp> backward;

    SiluArrayKernel(ArraySite site) {
        DeviceArray y = site.y();
        sigmoid = DeviceArray.of(y.shape(), site.capacity(), site.type());
        forward = List.of(
                site.op("sigmoid", List.of(site.x()), List.of(sigmoid), NONE),
                site.op("multiply", List.of(site.x(), sigmoid), List.of(y), NONE));
        if (site.dx() == null) {
            slope = null;
            backward = List.of();
            return;
        }
        slope = DeviceArray.of(y.shape(), site.capacity(), site.type());
        backward = List.of(
                site.op("multiply", List.of(y, sigmoid), List.of(slope), NONE),
                site.op("subtract", List.of(y, slope), List.of(slope), NONE),
                site.op("add", List.of(slope, sigmoid), List.of(slope), NONE),
                site.op("multiply", List.of(slope, site.dy()), List.of(site.dx()), NONE));
    }

    @Override
    public void forward(Pass pass) {
        forward.forEach(op -> op.run(pass.samples()));
    }

    @Override
    public void backward(Pass pass) {
        backward.forEach(op -> op.run(pass.samples()));
    }

    @Override
    public void close() {
        sigmoid.close();
        if (slope != null) {
            slope.close();
        }
    }
}
