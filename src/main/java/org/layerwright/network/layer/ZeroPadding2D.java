package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * Rows and columns of zeros around an image: {@code (H, W, C)} becomes
 * {@code (H + top + bottom, W + left + right, C)}. No weights.
 *
 * <p>When to choose it: where a network was published with padding on one side only, or to bring images of odd sizes to a
 * common one; for the rest, padding "same" of the convolution does it.
 */
public final class ZeroPadding2D extends BasicLayer {
    public static final String ID = "ZeroPadding2D";
    public static final IntParam TOP = new IntParam("padTop", 1, 0, 512);
    public static final IntParam BOTTOM = new IntParam("padBottom", 1, 0, 512);
    public static final IntParam LEFT = new IntParam("padLeft", 1, 0, 512);
    public static final IntParam RIGHT = new IntParam("padRight", 1, 0, 512);

    public ZeroPadding2D() {
        super(ID, Category.RESHAPE, "zeropad", TOP, BOTTOM, LEFT, RIGHT);
    }

    @Override
    public int lower(LayerSite site) {
        Shape image = site.imageInput();
        Attributes.Pads pads = new Attributes.Pads(site.get(TOP), site.get(LEFT), site.get(BOTTOM), site.get(RIGHT));
        Shape out = Shape.of(
                image.height() + pads.top() + pads.bottom(),
                image.width() + pads.left() + pads.right(),
                image.channels());
        return site.op(OpType.PAD, site.input(), List.of(), pads, out);
    }
}
