package org.layerwright.data.augmentation;

import java.util.Arrays;
import java.util.List;
import org.layerwright.data.SplitMix64;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Blackens a rectangle whose centre may lie anywhere in the image, so that a part of it may fall outside. DeVries and
 * Taylor 2017, who use half of the side for CIFAR-10 and a quarter for CIFAR-100. When to choose it: where the network
 * looks at one detail only and fails once that is hidden.
 */
public final class Cutout implements AugmentationType {
    public static final String ID = "cutout";

    /** The sides of the rectangle, as a share of the image's. */
    public static final DoubleParam SIZE = new DoubleParam("cutoutSize", 0.25, 0, false, 1, false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(SIZE);
    }

    @Override
    public Augmentation create(ParamValues params, Shape image) {
        int high = (int) Math.round(SIZE.of(params) * image.height());
        int wide = (int) Math.round(SIZE.of(params) * image.width());
        return draft -> {
            SplitMix64 random = draft.random();
            int left = random.nextInt(image.width()) - wide / 2;
            int top = random.nextInt(image.height()) - high / 2;
            blacken(draft, image, left, top, left + wide, top + high);
        };
    }

    private static void blacken(Draft draft, Shape image, int left, int top, int right, int bottom) {
        int from = Math.max(0, left) * image.channels();
        int to = Math.min(image.width(), right) * image.channels();
        int rowLength = image.width() * image.channels();
        for (int row = Math.max(0, top); row < Math.min(image.height(), bottom); row++) {
            int begin = draft.offset() + row * rowLength;
            Arrays.fill(draft.pixels(), begin + from, begin + to, 0);
        }
    }
}
