package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;

/** An image as a vector in the order height, width, channel, as the weights behind it have it: channels go to the end. */
final class FlattenArrayKernel implements ArrayKernel {
    private static final long[] TO_THE_END = {0, 2, 3, 1};
    private static final long[] TO_THE_FRONT = {0, 3, 1, 2};

    private final ArrayOp forward;
    private final ArrayOp backward;

    FlattenArrayKernel(ArraySite site) {
        Shape image = site.x().shape();
        if (!image.isImage()) {
            forward = site.op("assign", List.of(site.y(), site.x()), List.of(site.y()), new long[0]);
            backward = site.dx() == null
                    ? null
                    : site.op("assign", List.of(site.dx(), site.dy()), List.of(site.dx()), new long[0]);
            return;
        }
        forward = site.op("permute", List.of(site.x()), List.of(asImage(site.y(), image)), TO_THE_END);
        backward = site.dx() == null
                ? null
                : site.op("permute", List.of(asImage(site.dy(), image)), List.of(site.dx()), TO_THE_FRONT);
    }

    /** A vector's memory seen as an image with its channels last. */
    private static Operand asImage(DeviceArray vector, Shape image) {
        return samples -> DeviceArray.view(
                vector.whole(), 0, new long[] {samples, image.height(), image.width(), image.channels()});
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
