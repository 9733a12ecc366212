package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.Shape;

/**
 * {@code eˣ / Σ eˣ} over the channels. Those of images are brought to the end before: over the second of four axes ND4J
 * gives wrong numbers with oneDNN.
 */
final class SoftmaxArrayKernel extends SequenceKernel {
    private static final long CHANNELS = 1;

    SoftmaxArrayKernel(ArraySite site) {
        if (site.y().shape().isImage()) {
            overPixels(site);
            return;
        }
        long[] axis = {CHANNELS};
        addForward(site.op("softmax", List.of(site.x()), List.of(site.y()), axis)::run);
        if (site.dx() != null) {
            addBackward(site.op("softmax_bp", List.of(site.x(), site.dy(), site.y()), List.of(site.dx()), axis)::run);
        }
    }

    private void overPixels(ArraySite site) {
        long[] axis = {CHANNELS};
        Shape image = site.y().shape();
        Shape pixels = Shape.of(image.size());
        DeviceArray x = room(site, pixels, site.type());
        DeviceArray y = room(site, pixels, site.type());
        addForward(site.channelsToEnd(site.x(), x.asChannelsLast(image))::run);
        addForward(site.op("softmax", List.of(asPixels(site, x)), List.of(asPixels(site, y)), axis)::run);
        addForward(site.channelsToFront(y.asChannelsLast(image), site.y())::run);
        if (site.dx() != null) {
            DeviceArray dy = room(site, pixels, site.type());
            DeviceArray dx = room(site, pixels, site.type());
            addBackward(site.channelsToEnd(site.dy(), dy.asChannelsLast(image))::run);
            addBackward(site.op(
                    "softmax_bp",
                    List.of(asPixels(site, x), asPixels(site, dy), asPixels(site, y)),
                    List.of(asPixels(site, dx)),
                    axis)::run);
            addBackward(site.channelsToFront(dx.asChannelsLast(image), site.dx())::run);
        }
    }

    private static Operand asPixels(ArraySite site, DeviceArray room) {
        Shape image = site.y().shape();
        return samples -> DeviceArray.view(
                room.whole(), 0, new long[] {(long) samples * image.height() * image.width(), image.channels()});
    }
}
