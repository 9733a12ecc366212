package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;

/**
 * {@code eˣ / Σ eˣ} over the channels. Those of images are brought to the end before: over the second of four axes ND4J
 * gives wrong numbers with oneDNN.
 */
final class SoftmaxArrayKernel implements ArrayKernel {
    private static final long CHANNELS = 1;
    private static final long[] TO_THE_END = {0, 2, 3, 1};
    private static final long[] TO_THE_FRONT = {0, 3, 1, 2};

    private final List<DeviceArray> own = new ArrayList<>();
    private final List<ArrayOp> forward = new ArrayList<>();
    private final List<ArrayOp> backward = new ArrayList<>();

    SoftmaxArrayKernel(ArraySite site) {
        if (site.y().shape().isImage()) {
            overPixels(site);
            return;
        }
        long[] axis = {CHANNELS};
        forward.add(site.op("softmax", List.of(site.x()), List.of(site.y()), axis));
        if (site.dx() != null) {
            backward.add(site.op("softmax_bp", List.of(site.x(), site.dy(), site.y()), List.of(site.dx()), axis));
        }
    }

    private void overPixels(ArraySite site) {
        long[] axis = {CHANNELS};
        DeviceArray x = room(site);
        DeviceArray y = room(site);
        forward.add(site.op("permute", List.of(site.x()), List.of(asImages(site, x)), TO_THE_END));
        forward.add(site.op("softmax", List.of(asPixels(site, x)), List.of(asPixels(site, y)), axis));
        forward.add(site.op("permute", List.of(asImages(site, y)), List.of(site.y()), TO_THE_FRONT));
        if (site.dx() != null) {
            DeviceArray dy = room(site);
            DeviceArray dx = room(site);
            backward.add(site.op("permute", List.of(site.dy()), List.of(asImages(site, dy)), TO_THE_END));
            backward.add(site.op(
                    "softmax_bp",
                    List.of(asPixels(site, x), asPixels(site, dy), asPixels(site, y)),
                    List.of(asPixels(site, dx)),
                    axis));
            backward.add(site.op("permute", List.of(asImages(site, dx)), List.of(site.dx()), TO_THE_FRONT));
        }
    }

    private DeviceArray room(ArraySite site) {
        DeviceArray array = DeviceArray.of(Shape.of(site.y().shape().size()), site.capacity(), site.type());
        own.add(array);
        return array;
    }

    private static Operand asImages(ArraySite site, DeviceArray room) {
        Shape image = site.y().shape();
        return samples -> DeviceArray.view(
                room.whole(), 0, new long[] {samples, image.height(), image.width(), image.channels()});
    }

    private static Operand asPixels(ArraySite site, DeviceArray room) {
        Shape image = site.y().shape();
        return samples -> DeviceArray.view(
                room.whole(), 0, new long[] {(long) samples * image.height() * image.width(), image.channels()});
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
        own.forEach(DeviceArray::close);
    }
}
