package org.layerwright.model;

import java.util.List;

/**
 * What was done to the data before the network saw it, and has to be done again wherever the network is used.
 *
 * @param note a sentence for whoever finds the file
 * @param mean what is subtracted: one value for each channel of an image or each feature of a vector, on top of the
 *     note; empty where nothing is
 * @param deviation what the difference is divided by; as many values as {@code mean}, none of them zero
 */
public record Preprocessing(String note, List<Double> mean, List<Double> deviation) {
    /** The preprocessing of every image data set: see {@code Dataset}. */
    public static final Preprocessing SCALED_BYTES =
            new Preprocessing("Pixels are bytes divided by 255, channels last.", List.of(), List.of());

    public Preprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != deviation.size() || deviation.contains(0.0)) {
            throw new IllegalArgumentException(
                    "Expected as many deviations above zero as means, found " + mean + " and " + deviation + ".");
        }
    }

    public boolean isStandardized() {
        return !mean.isEmpty();
    }
}
