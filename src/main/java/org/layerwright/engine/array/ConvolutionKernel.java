package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.NativePadding;

/** Convolutions, of all channels together or of each by itself; cuDNN's where the backend has it. */
final class ConvolutionKernel implements ArrayKernel {
    private static final long CHANNELS_FIRST = 0;
    private static final long KERNEL_ROWS_COLUMNS_IN_OUT = 0;

    private final List<WeightArray> weights;
    private final DeviceArray unwanted;
    private final ArrayOp forward;
    private final ArrayOp backward;

    private ConvolutionKernel(ArraySite site, String name) {
        weights = site.weightArrays();
        long[] arguments = arguments(site);
        List<Operand> read = new ArrayList<>(List.of(site.x()));
        weights.forEach(weight -> read.add(weight.value()));
        forward = site.op(name, read, List.of(site.y()), arguments);
        if (site.dy() == null) {
            unwanted = null;
            backward = null;
            return;
        }
        read.add(site.dy());
        // The operator has no way without the input's gradient.
        unwanted = site.dx() == null ? DeviceArray.of(site.x().shape(), site.capacity(), site.type()) : null;
        List<Operand> written = new ArrayList<>(List.of(site.dx() == null ? unwanted : site.dx()));
        weights.forEach(weight -> written.add(weight.gradient()));
        backward = site.op(name + "_bp", read, written, arguments);
    }

    static ConvolutionKernel full(ArraySite site) {
        return new ConvolutionKernel(site, "conv2d");
    }

    static ConvolutionKernel depthwise(ArraySite site) {
        return new ConvolutionKernel(site, "depthwise_conv2d");
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
            CHANNELS_FIRST,
            KERNEL_ROWS_COLUMNS_IN_OUT
        };
    }

    @Override
    public void forward(Pass pass) {
        forward.run(pass.samples());
    }

    @Override
    public void backward(Pass pass) {
        backward.run(pass.samples());
        weights.forEach(WeightArray::accumulate);
    }

    @Override
    public void close() {
        weights.forEach(WeightArray::close);
        if (unwanted != null) {
            unwanted.close();
        }
    }
}
