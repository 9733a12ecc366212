package org.layerwright.data.augmentation;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Turns the image about its centre, every angle up to a bound equally likely. When to choose it: where things stand more
 * or less upright but not exactly; 10 to 15 degrees suit writing. Not far enough for a 6 to become a 9.
 */
public final class Rotate implements AugmentationType {
    public static final String ID = "rotate";

    /** The largest turn to either side, in degrees. */
    public static final DoubleParam MAX_ANGLE = new DoubleParam("maxAngle", 10.0, 0, false, 180, false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(MAX_ANGLE);
    }

    @Override
    public Augmentation create(ParamValues params, Shape image) {
        double largest = Math.toRadians(MAX_ANGLE.of(params));
        Warp warp = new Warp(image);
        return draft ->
                warp.rotate(draft.pixels(), draft.offset(), draft.random().nextDouble(-largest, largest));
    }
}
