package org.layerwright.engine.array;

import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.NativePadding;

/** Maximum or mean over a window. */
final class PoolingKernel {
    private static final long PADDING_NOT_COUNTED = 0;
    private static final long CHANNELS_FIRST = 0;

    private PoolingKernel() {}

    static ArrayKernel max(ArraySite site) {
        return new FunctionKernel(site, "maxpool2d", arguments(site));
    }

    static ArrayKernel average(ArraySite site) {
        return new FunctionKernel(site, "avgpool2d", arguments(site));
    }

    private static long[] arguments(ArraySite site) {
        Attributes.Window window = site.node().window();
        return new long[] {
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
    }
}
