package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * A 2-D convolution: small kernels slide over the image, and each makes one channel of the result.
 *
 * <p>Input {@code (H, W, C)}, output {@code (H', W', filters)}; weights {@code kernelSize² · C · filters} and one bias a
 * filter. With valid padding {@code H' = ⌊(H − span) / stride⌋ + 1} where {@code span = (kernelSize − 1) · dilation + 1};
 * with same padding {@code H' = ⌈H / stride⌉}. LeCun et al. 1998.
 *
 * <p>When to choose it: for images, since the same feature is sought everywhere with few weights.
 */
public final class Conv2D extends ConvolutionLayer {
    public static final String ID = "Conv2D";
    public static final IntParam FILTERS = new IntParam("filters", 32, 1, 4096);
    public static final IntParam KERNEL_SIZE = new IntParam("kernelSize", 3, 1, 64);
    public static final IntParam STRIDE = new IntParam("stride", 1, 1, 64);
    public static final IntParam DILATION = new IntParam("dilation", 1, 1, 64);

    public Conv2D() {
        super(ID, "conv", FILTERS, KERNEL_SIZE);
    }

    @Override
    public int lower(LayerSite site) {
        Shape image = site.imageInput();
        int size = site.get(KERNEL_SIZE);
        int filters = site.get(FILTERS);
        Attributes.Window window = window(site, image);
        long area = (long) size * size;
        int kernel = site.kernel(
                "kernel", List.of(size, size, image.channels(), filters), area * image.channels(), area * filters);
        List<Integer> weights = site.withBias(kernel, filters);
        int value = site.op(OpType.CONV, site.input(), weights, window, Windows.output(image, window, filters));
        return CommonParams.activation(site, value);
    }
}
