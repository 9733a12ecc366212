package org.layerwright.ui.viewmodel.look;

import java.util.List;
import org.layerwright.network.Shape;

/**
 * A sample that is sent through the network.
 *
 * @param index in its data set, from 0
 * @param values as the data set gives them, from 0 to 1 in an image
 * @param label its class; -1 where there are no classes
 */
public record Sample(int index, float[] values, Shape shape, int label, List<String> classNames) {
    public Sample {
        classNames = List.copyOf(classNames);
    }
}
