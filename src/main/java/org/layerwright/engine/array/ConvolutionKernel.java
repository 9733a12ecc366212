package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.NativePadding;

/**
 * Convolutions, of all channels together or of each by itself; cuDNN's where the backend has it. Dilation and padding that
 * ND4J cannot be told are made of other operators: see {@link SpreadKernel} and {@link ImagePadding}.
 */
final class ConvolutionKernel extends SequenceKernel {
    private static final long CHANNELS_FIRST = 0;
    private static final long KERNEL_ROWS_COLUMNS_IN_OUT = 0;
    private static final long NONE = 0;

    private final ArraySite site;
    private final Attributes.Window window;

    private ConvolutionKernel(ArraySite site, String name) {
        this.site = site;
        window = site.node().window();
        List<WeightArray> weights = site.weightArrays();
        weights.forEach(this::own);
        boolean dilated = window.dilationHeight() > 1 || window.dilationWidth() > 1;
        SpreadKernel spread = dilated ? own(new SpreadKernel(site, weights.get(0))) : null;
        NativePadding padding =
                NativePadding.of(window, site.x().shape(), site.y().shape());
        Attributes.Pads pads = padding == NativePadding.OTHER
                ? ImagePadding.of(window, site.x().shape(), site.y().shape())
                : null;
        DeviceArray x = pads == null ? site.x() : padded(pads);
        long[] arguments = arguments(padding);
        List<Operand> read = new ArrayList<>(List.of(x));
        List<Operand> slopes = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            boolean kernel = i == 0 && dilated;
            read.add(kernel ? spread.value() : weights.get(i).value());
            slopes.add(kernel ? spread.gradient() : weights.get(i).gradient());
        }
        if (pads != null) {
            addForward(ImagePadding.around(site, own(ImagePadding.widths(pads)), site.x(), x, 0)::run);
        }
        if (dilated) {
            addForward(samples -> spread.spread());
        }
        addForward(site.op(name, read, List.of(site.y()), arguments)::run);
        if (site.dy() == null) {
            return;
        }
        read.add(site.dy());
        // The operator has no way without the input's gradient, so there is room for it where nobody wants it.
        boolean direct = pads == null && site.dx() != null;
        DeviceArray dx = direct ? site.dx() : room(site, x.shape(), site.type());
        slopes.add(0, dx);
        addBackward(site.op(name + "_bp", read, slopes, arguments)::run);
        if (!direct && site.dx() != null) {
            addBackward(ImagePadding.inside(site, pads, dx, site.dx())::run);
        }
        if (dilated) {
            addBackward(samples -> spread.gather());
        }
        weights.forEach(weight -> addBackward(samples -> weight.accumulate()));
    }

    static ConvolutionKernel full(ArraySite site) {
        return new ConvolutionKernel(site, "conv2d");
    }

    static ConvolutionKernel depthwise(ArraySite site) {
        return new ConvolutionKernel(site, "depthwise_conv2d");
    }

    private DeviceArray padded(Attributes.Pads pads) {
        return room(site, ImagePadding.shape(pads, site.x().shape()), site.type());
    }

    private long[] arguments(NativePadding padding) {
        boolean other = padding == NativePadding.OTHER;
        return new long[] {
            window.spanHeight(),
            window.spanWidth(),
            window.strideHeight(),
            window.strideWidth(),
            other ? NONE : window.padTop(),
            other ? NONE : window.padLeft(),
            1,
            1,
            other ? NativePadding.WRITTEN_OUT.code() : padding.code(),
            CHANNELS_FIRST,
            KERNEL_ROWS_COLUMNS_IN_OUT
        };
    }
}
