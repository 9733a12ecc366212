package org.layerwright.data.augmentation;

import java.util.List;
import org.layerwright.data.SplitMix64;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.IntParam;
import org.layerwright.network.param.ParamValues;

/**
 * Puts a border of zeros around the image and cuts out a piece of the old size at random. He et al. 2016, section 4.2,
 * with 4 pixels for CIFAR-10. When to choose it: together with flip for small photographs, it is what published results
 * on CIFAR are trained with. It moves the image as shift does, with the distance given in pixels.
 */
public final class Crop implements AugmentationType {
    public static final String ID = "crop";

    /** The width of the border on each side, in pixels. */
    public static final IntParam BORDER = new IntParam("cropBorder", 4, 0, 1024);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(BORDER);
    }

    @Override
    public Augmentation create(ParamValues params, Shape image) {
        int border = BORDER.of(params);
        Window window = new Window(image);
        return draft -> {
            SplitMix64 random = draft.random();
            int right = border - random.nextInt(2 * border + 1);
            int down = border - random.nextInt(2 * border + 1);
            window.move(draft.pixels(), draft.offset(), right, down);
        };
    }
}
