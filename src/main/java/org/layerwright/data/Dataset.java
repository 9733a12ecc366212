package org.layerwright.data;

import java.util.List;
import org.layerwright.network.Shape;

/**
 * A set of labelled samples. Immutable and safe to read from several threads at once.
 *
 * <p>An image has the shape (height, width, channels) and is written in that order (NHWC within a batch), each value
 * scaled to 0..1 by dividing the stored byte by 255. A row of features has the shape (n).
 */
public interface Dataset {
    /** The name that is shown to the user. */
    String name();

    /** The shape of one sample. */
    Shape sampleShape();

    /** The number of samples. */
    int size();

    /** The names of the classes; a label is an index into this list. Empty where there are targets instead. */
    List<String> classNames();

    /** What the features are called, one name for each value of a sample; empty where they have no names, as in images. */
    default List<String> featureNames() {
        return List.of();
    }

    /**
     * Writes one sample.
     *
     * @param index  0 ≤ index &lt; {@link #size()}
     * @param out    receives {@code sampleShape().size()} values
     * @param offset where in {@code out} the sample begins
     */
    void read(int index, float[] out, int offset);

    /** The class of a sample, 0 ≤ label &lt; {@code classNames().size()}; 0 where there are targets instead. */
    int label(int index);

    /** How many numbers a network is to predict for each sample; 0 where samples have classes. */
    default int targetSize() {
        return 0;
    }

    /**
     * Writes the numbers that are to be predicted for a sample.
     *
     * @param out receives {@link #targetSize()} values
     * @param offset where in {@code out} they begin
     */
    default void readTarget(int index, float[] out, int offset) {
        throw new UnsupportedOperationException(name() + " has classes, not targets");
    }

    /** How many samples each class has; of length 0 where there are targets instead. */
    default int[] classCounts() {
        int[] counts = new int[classNames().size()];
        for (int i = 0; counts.length > 0 && i < size(); i++) {
            counts[label(i)]++;
        }
        return counts;
    }

    /** A view of some samples of this set in the given order; nothing is copied but the indices. */
    default Dataset subset(int[] indices) {
        return new Subset(this, indices);
    }
}
