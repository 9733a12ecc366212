package org.layerwright.model;

import java.util.List;
import org.layerwright.network.Shape;

/**
 * What was done to the data before the network saw it, and has to be done again wherever the network is used.
 *
 * @param note a sentence for whoever finds the file
 * @param mean what is subtracted: one finite value for each channel of an image or each feature of a vector, on top of
 *     the note; empty where nothing is
 * @param deviation what the difference is divided by; as many finite values above zero as {@code mean} has
 */
public record Preprocessing(String note, List<Double> mean, List<Double> deviation) {
    /** The preprocessing of every image data set: see {@code Dataset}. */
    public static final Preprocessing SCALED_BYTES =
            new Preprocessing("Pixels are bytes divided by 255, channels last.", List.of(), List.of());

    private static final String AS_READ = "Features are as the data set has them.";

    public Preprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        boolean sound = mean.size() == deviation.size()
                && mean.stream().allMatch(Double::isFinite)
                && deviation.stream().allMatch(value -> value > 0 && Double.isFinite(value));
        if (!sound) {
            throw new IllegalArgumentException(
                    "Expected as many deviations above zero as means, found " + mean + " and " + deviation + ".");
        }
    }

    /** The note for samples of a shape that nothing is subtracted from. */
    public static String noteFor(Shape sample) {
        return sample.isImage() ? SCALED_BYTES.note() : AS_READ;
    }

    public boolean isStandardized() {
        return !mean.isEmpty();
    }
}
