package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;

/**
 * The same values in another shape. What a shape means is the order of the heap, height, width, channel, as the weights
 * behind it have it; so an image's channels go to the end before, and an image's to the front after.
 */
final class ReshapeArrayKernel implements ArrayKernel {
    private static final long[] TO_THE_END = {0, 2, 3, 1};
    private static final long[] TO_THE_FRONT = {0, 3, 1, 2};

    private final List<ArrayOp> forward;
    private final List<ArrayOp> backward;
    /** Only between two images. */
    private DeviceArray between;

    ReshapeArrayKernel(ArraySite site) {
        if (site.x().shape().isImage() && site.y().shape().isImage()) {
            between = DeviceArray.of(Shape.of(site.x().shape().size()), site.capacity(), site.type());
        }
        forward = moves(site, site.x(), site.y());
        backward = site.dx() == null ? List.of() : moves(site, site.dy(), site.dx());
    }

    private List<ArrayOp> moves(ArraySite site, DeviceArray from, DeviceArray to) {
        boolean turnsFrom = from.shape().isImage();
        boolean turnsTo = to.shape().isImage();
        List<ArrayOp> moves = new ArrayList<>();
        if (!turnsFrom && !turnsTo) {
            moves.add(site.op("assign", List.of(to, from), List.of(to), new long[0]));
        }
        DeviceArray vector = from;
        if (turnsFrom) {
            vector = turnsTo ? between : to;
            moves.add(site.op("permute", List.of(from), List.of(asImage(vector, from.shape())), TO_THE_END));
        }
        if (turnsTo) {
            moves.add(site.op("permute", List.of(asImage(vector, to.shape())), List.of(to), TO_THE_FRONT));
        }
        return moves;
    }

    /** A vector's memory seen as an image with its channels last. */
    private static Operand asImage(DeviceArray vector, Shape image) {
        return samples -> DeviceArray.view(
                vector.whole(), 0, new long[] {samples, image.height(), image.width(), image.channels()});
    }

    @Override
    public void forward(Pass pass) {
        forward.forEach(move -> move.run(pass.samples()));
    }

    @Override
    public void backward(Pass pass) {
        backward.forEach(move -> move.run(pass.samples()));
    }

    @Override
    public void close() {
        if (between != null) {
            between.close();
        }
    }
}
