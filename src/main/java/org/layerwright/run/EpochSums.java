package org.layerwright.run;

/**
 * What has been added up since the epoch began. Kept in a checkpoint, so that the epoch's mean comes out the same when
 * it is resumed in the middle.
 *
 * @param lossSum sum of the samples' losses
 * @param correct how many samples were classified rightly
 * @param samples how many samples there were
 */
public record EpochSums(double lossSum, long correct, long samples) {
    /** At the beginning of an epoch. */
    public static EpochSums zero() {
        return new EpochSums(0, 0, 0);
    }
}
