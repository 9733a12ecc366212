package org.layerwright.data.augmentation;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Enlarges the image or makes it smaller about its centre by a factor in {@code 1 ± maxZoom}. When to choose it: where
 * things are near in some pictures and far in others, or written large and small.
 */
public final class Zoom implements AugmentationType {
    public static final String ID = "zoom";

    /** The largest change of the size, as a share of it. */
    public static final DoubleParam MAX_ZOOM = new DoubleParam("maxZoom", 0.1, 0, false, 0.9, false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(MAX_ZOOM);
    }

    @Override
    public Augmentation create(ParamValues params, Shape image) {
        double largest = MAX_ZOOM.of(params);
        Warp warp = new Warp(image);
        return draft -> warp.zoom(draft.pixels(), draft.offset(), draft.random().nextDouble(1 - largest, 1 + largest));
    }
}
