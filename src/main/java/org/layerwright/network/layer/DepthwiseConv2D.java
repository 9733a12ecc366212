package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * A convolution of each channel by itself: no channel sees another.
 *
 * <p>Input {@code (H, W, C)}, output {@code (H', W', C · depthMultiplier)}; weights {@code depthwise_kernel} of
 * {@code [k, k, C, depthMultiplier]} and {@code bias} of {@code [C · depthMultiplier]}. Output channel {@code c · m + j}
 * comes from input channel {@code c}. Sizes follow the rules of {@link Conv2D}. The first half of a separable
 * convolution: Howard et al. 2017, "MobileNets".
 *
 * <p>When to choose it: where a 1×1 convolution follows and something (a normalisation, an activation) should stand
 * between the two; otherwise {@link SeparableConv2D} does both.
 */
public final class DepthwiseConv2D extends ConvolutionLayer {
    public static final String ID = "DepthwiseConv2D";
    public static final IntParam DEPTH_MULTIPLIER = new IntParam("depthMultiplier", 1, 1, 64);

    public DepthwiseConv2D() {
        super(ID, "depthwise", Conv2D.KERNEL_SIZE, DEPTH_MULTIPLIER);
    }

    @Override
    public int lower(LayerSite site) {
        Shape image = site.imageInput();
        Attributes.Window window = window(site, image);
        int kernel = kernel(site, image);
        int channels = outputChannels(site, image);
        List<Integer> weights = site.withBias(kernel, channels);
        Shape out = Windows.output(image, window, channels);
        int value = site.op(OpType.DEPTHWISE_CONV, site.input(), weights, window, out);
        return CommonParams.activation(site, value);
    }

    /** The kernel of every channel; one output really reads k² values, whatever the number of channels. */
    static int kernel(LayerSite site, Shape image) {
        int size = site.get(Conv2D.KERNEL_SIZE);
        int multiplier = site.get(DEPTH_MULTIPLIER);
        long area = (long) size * size;
        return site.kernel(
                "depthwise_kernel", List.of(size, size, image.channels(), multiplier), area, area * multiplier);
    }

    /** To be called after {@link #kernel}, which has refused what would not fit an int. */
    static int outputChannels(LayerSite site, Shape image) {
        return Math.multiplyExact(image.channels(), site.get(DEPTH_MULTIPLIER));
    }
}
