package org.layerwright.data;

import java.util.Optional;

/**
 * A training set cut into the part that is trained on and the part that is held back to validate with.
 *
 * <p>Every class is held back in the same share, and the same seed holds back the same samples. Choose a larger share
 * where there is much data or the curve of the validation loss is too noisy to stop by; choose 0 to train on everything,
 * when nothing is decided by validation.
 */
public record Split(Dataset train, Optional<Dataset> validation) {

    /**
     * @param fraction the share to hold back, 0 ≤ fraction &lt; 1; the number of samples is rounded to the nearest
     * @param seed     decides which samples are held back
     * @throws DataException if nothing would be left to train on, or nothing be held back though a share was asked for
     */
    public static Split of(Dataset data, double fraction, long seed) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new DataException("error.data.split.fraction", fraction);
        }
        if (fraction == 0) {
            return new Split(data, Optional.empty());
        }
        int count = (int) Math.round(data.size() * fraction);
        if (count == 0 || count == data.size()) {
            throw new DataException("error.data.split.tooSmall", data.name(), data.size(), fraction);
        }
        boolean[] held = Stratified.choose(data, count, seed);
        return new Split(
                data.subset(Stratified.indices(held, false)), Optional.of(data.subset(Stratified.indices(held, true))));
    }
}
