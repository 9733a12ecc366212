package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.NativePadding;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Maximum or mean over a window. Padding that ND4J cannot be told is written around the image before: what never is a
 * maximum, or zeros, after which each mean is divided by the pixels that it has instead of by all.
 */
final class PoolingKernel extends SequenceKernel {
    private static final long PADDING_NOT_COUNTED = 0;
    private static final long CHANNELS_FIRST = 0;

    private PoolingKernel(ArraySite site, String name, double around, boolean mean) {
        Attributes.Window window = site.node().window();
        Shape image = site.x().shape();
        Attributes.Pads pads = ImagePadding.of(window, image, site.y().shape());
        DeviceArray x = room(site, ImagePadding.shape(pads, image), site.type());
        long[] arguments = arguments(window, NativePadding.WRITTEN_OUT, 0, 0);
        addForward(ImagePadding.around(site, own(ImagePadding.widths(pads)), site.x(), x, around)::run);
        addForward(site.op(name, List.of(x), List.of(site.y()), arguments)::run);
        Operand shares = mean ? Operand.fixed(own(shares(site, pads).castTo(site.type()))) : null;
        if (mean) {
            addForward(site.op("multiply", List.of(site.y(), shares), List.of(site.y()))::run);
        }
        if (site.dx() == null) {
            return;
        }
        DeviceArray dy = site.dy();
        if (mean) {
            dy = room(site, site.y().shape(), site.type());
            addBackward(site.op("multiply", List.of(site.dy(), shares), List.of(dy))::run);
        }
        DeviceArray dx = room(site, x.shape(), site.type());
        addBackward(site.op(name + "_bp", List.of(x, dy), List.of(dx), arguments)::run);
        addBackward(ImagePadding.inside(site, pads, dx, site.dx())::run);
    }

    static ArrayKernel max(ArraySite site) {
        return of(site, "maxpool2d", Double.NEGATIVE_INFINITY, false);
    }

    static ArrayKernel average(ArraySite site) {
        return of(site, "avgpool2d", 0, true);
    }

    private static ArrayKernel of(ArraySite site, String name, double around, boolean mean) {
        Attributes.Window window = site.node().window();
        NativePadding padding =
                NativePadding.of(window, site.x().shape(), site.y().shape());
        return padding == NativePadding.OTHER
                ? new PoolingKernel(site, name, around, mean)
                : new FunctionKernel(site, name, arguments(window, padding, window.padTop(), window.padLeft()));
    }

    /** For each output pixel all pixels of the window over those inside the image. */
    private static INDArray shares(ArraySite site, Attributes.Pads pads) {
        Attributes.Window window = site.node().window();
        Shape output = site.y().shape();
        Shape image = site.x().shape();
        float[][][][] shares = new float[1][1][output.height()][output.width()];
        for (int y = 0; y < output.height(); y++) {
            int rows = inside(y * window.strideHeight() - pads.top(), window.kernelHeight(), image.height());
            for (int x = 0; x < output.width(); x++) {
                int columns = inside(x * window.strideWidth() - pads.left(), window.kernelWidth(), image.width());
                shares[0][0][y][x] = (float) (window.kernelHeight() * window.kernelWidth()) / (rows * columns);
            }
        }
        return Nd4j.createFromArray(shares);
    }

    private static int inside(int from, int kernel, int extent) {
        return Math.max(1, Math.min(extent, from + kernel) - Math.max(0, from));
    }

    private static long[] arguments(Attributes.Window window, NativePadding padding, long top, long left) {
        return new long[] {
            window.kernelHeight(),
            window.kernelWidth(),
            window.strideHeight(),
            window.strideWidth(),
            top,
            left,
            window.dilationHeight(),
            window.dilationWidth(),
            padding.code(),
            PADDING_NOT_COUNTED,
            CHANNELS_FIRST
        };
    }
}
