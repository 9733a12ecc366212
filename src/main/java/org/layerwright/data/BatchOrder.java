package org.layerwright.data;

/** The order in which the samples of an epoch are visited: a pure function of the epoch, so that a run can resume. */
@FunctionalInterface
public interface BatchOrder {
    /**
     * Writes the order of one epoch.
     *
     * @param order holds 0, 1, 2, … on entry and each index once on return
     * @param epoch counted from 0
     */
    void arrange(int[] order, int epoch);

    /**
     * A new order each epoch, decided by the seed alone. Choose it for training: a network that always sees its samples
     * in the same order learns the order.
     */
    static BatchOrder shuffled(long seed) {
        return (order, epoch) -> SplitMix64.forStream(seed, epoch).shuffle(order, order.length);
    }

    /** The stored order, for validating and testing. */
    static BatchOrder asStored() {
        return (order, epoch) -> {};
    }
}
