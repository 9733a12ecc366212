package org.layerwright.data.augmentation;

import java.util.List;
import org.layerwright.data.SplitMix64;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Moves the image by whole pixels, every distance up to a bound equally likely. When to choose it: nearly always, where
 * things do not stand exactly in the middle of every picture; a tenth of the size suits digits and small photographs.
 */
public final class Shift implements AugmentationType {
    public static final String ID = "shift";

    /** The farthest move to either side, as a share of the width. */
    public static final DoubleParam HORIZONTAL = new DoubleParam("horizontalShift", 0.1, 0, false, 1, false);

    /** The farthest move up or down, as a share of the height. */
    public static final DoubleParam VERTICAL = new DoubleParam("verticalShift", 0.1, 0, false, 1, false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(HORIZONTAL, VERTICAL);
    }

    @Override
    public Augmentation create(ParamValues params, Shape image) {
        int farRight = (int) Math.round(HORIZONTAL.of(params) * image.width());
        int farDown = (int) Math.round(VERTICAL.of(params) * image.height());
        Window window = new Window(image);
        return draft -> {
            SplitMix64 random = draft.random();
            int right = random.nextInt(2 * farRight + 1) - farRight;
            int down = random.nextInt(2 * farDown + 1) - farDown;
            window.move(draft.pixels(), draft.offset(), right, down);
        };
    }
}
