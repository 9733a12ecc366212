package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A larger image, by repeating pixels or by interpolation (half-pixel centres, the edges go on). Both are linear and each
 * axis is by itself, so they are two products with small matrices, first along the width and then, turned, along the
 * height; the gradient goes through their transposes. ND4J's own interpolation has no backward pass.
 */
final class ResizeArrayKernel implements ArrayKernel {
    private static final long[] PLAIN = {0, 0, 0};
    private static final long[] SECOND_TRANSPOSED = {0, 1, 0};
    private static final long[] TURNED = {0, 1, 3, 2};

    private final DeviceArray wide;
    private final DeviceArray turned;
    private final DeviceArray tall;
    private final INDArray columns;
    private final INDArray rows;
    private final List<ArrayOp> forward = new ArrayList<>();
    private final List<ArrayOp> backward = new ArrayList<>();

    ResizeArrayKernel(ArraySite site) {
        Attributes.Upsampling attributes = (Attributes.Upsampling) site.node().attributes();
        Shape in = site.x().shape();
        Shape out = site.y().shape();
        int channels = in.channels();
        wide = room(site, in.height(), out.width(), channels);
        turned = room(site, out.width(), in.height(), channels);
        tall = room(site, out.width(), out.height(), channels);
        columns = matrix(in.width(), attributes.factorWidth(), attributes.bilinear())
                .castTo(site.type());
        rows = matrix(in.height(), attributes.factorHeight(), attributes.bilinear())
                .castTo(site.type());
        forward.add(product(site, site.x(), columns, wide, PLAIN));
        forward.add(turn(site, wide, turned));
        forward.add(product(site, turned, rows, tall, PLAIN));
        forward.add(turn(site, tall, site.y()));
        if (site.dx() != null) {
            // What the forward pass left between is not needed any more.
            backward.add(turn(site, site.dy(), tall));
            backward.add(product(site, tall, rows, turned, SECOND_TRANSPOSED));
            backward.add(turn(site, turned, wide));
            backward.add(product(site, wide, columns, site.dx(), SECOND_TRANSPOSED));
        }
    }

    private static DeviceArray room(ArraySite site, int height, int width, int channels) {
        return DeviceArray.of(Shape.of(height, width, channels), site.capacity(), site.type());
    }

    /** How much of each of the {@code extent} pixels (rows) is in each new pixel (columns). */
    private static INDArray matrix(int extent, int factor, boolean bilinear) {
        float[][] shares = new float[extent][extent * factor];
        for (int to = 0; to < extent * factor; to++) {
            double centre = bilinear ? Math.max(0, (to + 0.5) / factor - 0.5) : Math.floorDiv(to, factor);
            int first = (int) centre;
            float second = (float) (centre - first);
            shares[first][to] += 1 - second;
            shares[Math.min(extent - 1, first + 1)][to] += second;
        }
        return Nd4j.createFromArray(shares);
    }

    private static ArrayOp product(ArraySite site, DeviceArray from, INDArray matrix, DeviceArray to, long[] how) {
        return site.op("matmul", List.of(lines(from), Operand.fixed(matrix)), List.of(lines(to)), how);
    }

    private static ArrayOp turn(ArraySite site, DeviceArray from, DeviceArray to) {
        return site.op("permute", List.of(from), List.of(to), TURNED);
    }

    /** All lines of all channels and samples, one under the other. */
    private static Operand lines(DeviceArray images) {
        Shape shape = images.shape();
        return samples -> DeviceArray.view(
                images.whole(), 0, new long[] {(long) samples * shape.channels() * shape.height(), shape.width()});
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
        wide.close();
        turned.close();
        tall.close();
        columns.close();
        rows.close();
    }
}
