package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.ChoiceParam;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * Makes an image larger by a whole factor: {@code (H, W, C)} becomes {@code (f·H, f·W, C)}. No weights. Nearest repeats
 * each pixel; bilinear interpolates between pixel centres.
 *
 * <p>When to choose it: in networks that end in an image (autoencoders, segmentation), before a convolution: with nearest,
 * which is cheap and free of the chequerboard patterns of transposed convolutions (Odena et al. 2016).
 */
public final class UpSampling2D extends BasicLayer {
    public static final String ID = "UpSampling2D";
    public static final IntParam FACTOR = new IntParam("upsamplingFactor", 2, 1, 16);
    public static final ChoiceParam INTERPOLATION =
            new ChoiceParam("interpolation", "nearest", List.of("nearest", "bilinear"));

    public UpSampling2D() {
        super(ID, Category.RESHAPE, "upsample", FACTOR, INTERPOLATION);
    }

    @Override
    public int lower(LayerSite site) {
        Shape image = site.imageInput();
        int factor = site.get(FACTOR);
        boolean bilinear = site.get(INTERPOLATION).equals("bilinear");
        Shape out = Shape.of(grown(image.height(), factor), grown(image.width(), factor), image.channels());
        return site.op(
                OpType.RESIZE, site.input(), List.of(), new Attributes.Upsampling(factor, factor, bilinear), out);
    }

    /** Stops at the largest int, which is refused as too large, where the product would overflow. */
    private static int grown(int extent, int factor) {
        return (int) Math.min(Integer.MAX_VALUE, (long) extent * factor);
    }
}
