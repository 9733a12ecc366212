package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A larger image, by repeating pixels or by interpolation (half-pixel centres, the edges go on). Both are linear and each
 * axis is by itself, so they are two products with small matrices, first along the width and then, turned, along the
 * height; the gradient goes through their transposes. ND4J's own interpolation has no backward pass.
 */
final class ResizeArrayKernel extends SequenceKernel {
    private static final long[] PLAIN = {0, 0, 0};
    private static final long[] SECOND_TRANSPOSED = {0, 1, 0};
    private static final long[] TURNED = {0, 1, 3, 2};

    ResizeArrayKernel(ArraySite site) {
        Attributes.Upsampling attributes = (Attributes.Upsampling) site.node().attributes();
        Shape in = site.x().shape();
        Shape out = site.y().shape();
        int channels = in.channels();
        DeviceArray wide = room(site, Shape.of(in.height(), out.width(), channels), site.type());
        DeviceArray turned = room(site, Shape.of(out.width(), in.height(), channels), site.type());
        DeviceArray tall = room(site, Shape.of(out.width(), out.height(), channels), site.type());
        INDArray columns = own(matrix(in.width(), attributes.factorWidth(), attributes.bilinear())
                .castTo(site.type()));
        INDArray rows = own(matrix(in.height(), attributes.factorHeight(), attributes.bilinear())
                .castTo(site.type()));
        addForward(product(site, site.x(), columns, wide, PLAIN)::run);
        addForward(turn(site, wide, turned)::run);
        addForward(product(site, turned, rows, tall, PLAIN)::run);
        addForward(turn(site, tall, site.y())::run);
        if (site.dx() != null) {
            // What the forward pass left between is not needed any more.
            addBackward(turn(site, site.dy(), tall)::run);
            addBackward(product(site, tall, rows, turned, SECOND_TRANSPOSED)::run);
            addBackward(turn(site, turned, wide)::run);
            addBackward(product(site, wide, columns, site.dx(), SECOND_TRANSPOSED)::run);
        }
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
}
