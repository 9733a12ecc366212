package org.layerwright.network.layer;

import java.util.stream.Stream;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.param.ParamSpec;

/** What the convolutions share: a window that slides over the image, and kernels that others may use. */
abstract sealed class ConvolutionLayer extends BasicLayer permits Conv2D, DepthwiseConv2D, SeparableConv2D {
    /** @param own the parameters that stand before those of every convolution */
    ConvolutionLayer(String id, String nameStem, ParamSpec<?>... own) {
        super(id, Category.CONVOLUTION, nameStem, withCommon(own));
    }

    private static ParamSpec<?>[] withCommon(ParamSpec<?>... own) {
        Stream<ParamSpec<?>> common = Stream.of(
                CommonParams.ACTIVATION,
                CommonParams.PADDING,
                Conv2D.STRIDE,
                Conv2D.DILATION,
                CommonParams.BIAS,
                CommonParams.INITIALIZER);
        return Stream.concat(Stream.of(own), common).toArray(ParamSpec<?>[]::new);
    }

    @Override
    public final boolean sharesWeights() {
        return true;
    }

    static Attributes.Window window(LayerSite site, Shape image) {
        return Windows.window(
                site,
                image,
                Conv2D.KERNEL_SIZE.name(),
                site.get(Conv2D.KERNEL_SIZE),
                site.get(Conv2D.STRIDE),
                site.get(Conv2D.DILATION));
    }
}
