package org.layerwright.engine.kernel;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;

/** Maximum or mean over a window, by ND4J's operators (oneDNN where the build has it). */
final class PoolKernel implements Kernel {
    private static final long VALID = 0;
    private static final long SAME = 1;
    private static final long PADDING_NOT_COUNTED = 0;
    private static final long NHWC = 1;

    private final NativeOp forward;
    private final NativeOp backward;

    private PoolKernel(KernelSite site, String op) {
        long[] arguments = arguments(site.node().window(), site.x().shape());
        forward = new NativeOp(op, List.of(site.x()), List.of(site.y()), arguments);
        backward = site.dx() == null
                ? null
                : new NativeOp(op + "_bp", List.of(site.x(), site.dy()), List.of(site.dx()), arguments);
    }

    static PoolKernel max(KernelSite site) {
        return new PoolKernel(site, "maxpool2d");
    }

    static PoolKernel average(KernelSite site) {
        return new PoolKernel(site, "avgpool2d");
    }

    private static long[] arguments(Attributes.Window window, Shape image) {
        if (window.isPadded() && !isSame(window, image)) {
            throw new IllegalArgumentException("Pooling pads as 'valid' or 'same' do, found " + window + ".");
        }
        return new long[] {
            window.kernelHeight(),
            window.kernelWidth(),
            window.strideHeight(),
            window.strideWidth(),
            0,
            0,
            window.dilationHeight(),
            window.dilationWidth(),
            window.isPadded() ? SAME : VALID,
            PADDING_NOT_COUNTED,
            NHWC
        };
    }

    private static boolean isSame(Attributes.Window w, Shape image) {
        int vertical = w.padTop() + w.padBottom();
        int horizontal = w.padLeft() + w.padRight();
        return vertical == samePadding(image.height(), w.spanHeight(), w.strideHeight())
                && horizontal == samePadding(image.width(), w.spanWidth(), w.strideWidth())
                && w.padTop() == vertical / 2
                && w.padLeft() == horizontal / 2;
    }

    private static int samePadding(int extent, int span, int stride) {
        return Math.max(0, ((extent + stride - 1) / stride - 1) * stride + span - extent);
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
