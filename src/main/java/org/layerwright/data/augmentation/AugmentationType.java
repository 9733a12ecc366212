package org.layerwright.data.augmentation;

import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Parameterized;

/**
 * One way to vary training images, so that the network sees another version of each in every epoch and cannot learn them
 * by heart. Its texts stand under {@code augmentation.<id>} in the message bundles.
 */
public interface AugmentationType extends Parameterized {
    /**
     * Prepares the variation of images of one shape; all memory it needs is taken here.
     *
     * @param params checked values
     * @param image (height, width, channels)
     */
    Augmentation create(ParamValues params, Shape image);

    /** Whether it mixes classes, which takes a loss that can learn shares of classes. */
    default boolean mixesClasses() {
        return false;
    }
}
