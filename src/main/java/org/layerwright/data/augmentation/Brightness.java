package org.layerwright.data.augmentation;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Makes the whole image lighter or darker by the same amount, and keeps its values in 0..1. When to choose it: for
 * photographs taken in different light.
 */
public final class Brightness implements AugmentationType {
    public static final String ID = "brightness";

    /** The largest amount that is added or taken away; white is 1. */
    public static final DoubleParam MAX_BRIGHTNESS = new DoubleParam("maxBrightness", 0.2, 0, false, 1, false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(MAX_BRIGHTNESS);
    }

    @Override
    public Augmentation create(ParamValues params, Shape image) {
        double largest = MAX_BRIGHTNESS.of(params);
        int size = image.size();
        return draft -> {
            float change = (float) draft.random().nextDouble(-largest, largest);
            add(draft.pixels(), draft.offset(), size, change);
        };
    }

    static void add(float[] pixels, int from, int count, float change) {
        for (int i = from; i < from + count; i++) {
            pixels[i] = Math.max(0, Math.min(1, pixels[i] + change));
        }
    }
}
