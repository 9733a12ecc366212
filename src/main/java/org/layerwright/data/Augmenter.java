package org.layerwright.data;

/**
 * Changes samples as they are read into a batch. Called by one thread, for one sample after the other; what it does must
 * depend on nothing but its own settings, the sample and the epoch, so that a resumed run sees the very same batches.
 */
@FunctionalInterface
public interface Augmenter {
    /** Leaves samples as they are. */
    Augmenter NONE = (batch, position, sample, epoch) -> {};

    /**
     * Changes one sample in place. It has just been read and stands in {@link Batch#inputs()}.
     *
     * @param position the sample's place in the batch, counted from 0
     * @param sample its index in the data set
     * @param epoch counted from 0
     */
    void augment(Batch batch, int position, int sample, int epoch);

    /** First this one, then another: augmentation works on values in 0..1, so standardising comes after it. */
    default Augmenter andThen(Augmenter next) {
        return (batch, position, sample, epoch) -> {
            augment(batch, position, sample, epoch);
            next.augment(batch, position, sample, epoch);
        };
    }
}
