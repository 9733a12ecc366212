package org.layerwright.ui.viewmodel.look;

import java.util.List;
import org.layerwright.network.Shape;

/**
 * A sample that is sent through the network.
 *
 * @param index in its data set, from 0
 * @param values as the data set gives them, from 0 to 1 in an image
 * @param featureNames one for each value; empty where they have none
 * @param label its class; -1 where there are no classes
 * @param targets the numbers that are to be predicted; of length 0 where there are classes
 */
public record Sample(
        int index,
        float[] values,
        Shape shape,
        List<String> featureNames,
        int label,
        List<String> classNames,
        float[] targets) {
    public Sample {
        featureNames = List.copyOf(featureNames);
        classNames = List.copyOf(classNames);
    }
}
