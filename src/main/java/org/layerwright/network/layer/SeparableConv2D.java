package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/**
 * A convolution in two steps: each channel by itself, then a 1×1 convolution that mixes the channels.
 *
 * <p>Input {@code (H, W, C)}, output {@code (H', W', filters)}, sizes as for {@link Conv2D}. Weights
 * {@code depthwise_kernel} of {@code [k, k, C, m]}, {@code pointwise_kernel} of {@code [1, 1, C · m, filters]} and
 * {@code bias} of {@code [filters]}, where {@code m} is the depth multiplier. With m = 1 that is {@code k² · C + C · filters}
 * weights in place of {@code k² · C · filters}: about a ninth for a kernel of 3. Chollet 2017, "Xception"; Howard et al.
 * 2017, "MobileNets".
 *
 * <p>When to choose it: where a convolution has many channels and should be cheap; it loses little accuracy there. With
 * few channels (the first layer) there is little to save.
 */
public final class SeparableConv2D extends ConvolutionLayer {
    public static final String ID = "SeparableConv2D";

    public SeparableConv2D() {
        super(ID, "sepconv", Conv2D.FILTERS, Conv2D.KERNEL_SIZE, DepthwiseConv2D.DEPTH_MULTIPLIER);
    }

    @Override
    public int lower(LayerSite site) {
        Shape image = site.imageInput();
        Attributes.Window window = window(site, image);
        int filters = site.get(Conv2D.FILTERS);
        int depthwise = DepthwiseConv2D.kernel(site, image);
        int channels = DepthwiseConv2D.outputChannels(site, image);
        int kernel = site.kernel("pointwise_kernel", List.of(1, 1, channels, filters), channels, filters);
        List<Integer> pointwise = site.withBias(kernel, filters);
        Shape spatial = Windows.output(image, window, channels);
        int value = site.op(OpType.DEPTHWISE_CONV, site.input(), List.of(depthwise), window, spatial);
        Attributes.Window one = new Attributes.Window(1, 1, 1, 1, 1, 1, 0, 0, 0, 0);
        Shape out = Shape.of(spatial.height(), spatial.width(), filters);
        return CommonParams.activation(site, site.op(OpType.CONV, value, pointwise, one, out));
    }
}
