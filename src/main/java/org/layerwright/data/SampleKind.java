package org.layerwright.data;

import org.layerwright.network.Shape;

/**
 * What a network has to take and to give for a data set.
 *
 * @param shape of one sample
 * @param classes how many there are; 0 where there are numbers to predict
 * @param targetSize how many numbers there are to predict for each sample; 0 where there are classes
 */
public record SampleKind(Shape shape, int classes, int targetSize) {
    public static SampleKind of(Dataset data) {
        return new SampleKind(data.sampleShape(), data.classNames().size(), data.targetSize());
    }
}
