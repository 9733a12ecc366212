package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.NativePadding;

/** Maximum or mean over a window. */
final class PoolingKernel implements ArrayKernel {
    private static final long PADDING_NOT_COUNTED = 0;
    private static final long CHANNELS_FIRST = 0;

    private final ArrayOp forward;
    private final ArrayOp backward;

    private PoolingKernel(ArraySite site, String name) {
        Attributes.Window window = site.node().window();
        long[] arguments = {
            window.kernelHeight(),
            window.kernelWidth(),
            window.strideHeight(),
            window.strideWidth(),
            window.padTop(),
            window.padLeft(),
            window.dilationHeight(),
            window.dilationWidth(),
            NativePadding.of(window, site.x().shape(), site.y().shape()).code(),
            PADDING_NOT_COUNTED,
            CHANNELS_FIRST
        };
        forward = site.op(name, List.of(site.x()), List.of(site.y()), arguments);
        backward = site.dx() == null
                ? null
                : site.op(name + "_bp", List.of(site.x(), site.dy()), List.of(site.dx()), arguments);
    }

    static PoolingKernel max(ArraySite site) {
        return new PoolingKernel(site, "maxpool2d");
    }

    static PoolingKernel average(ArraySite site) {
        return new PoolingKernel(site, "avgpool2d");
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
