package org.layerwright.data;

/** A smaller set for a quick run: choose it to try an idea within seconds before training on everything. */
public final class DatasetSlice {
    private DatasetSlice() {}

    /**
     * Some samples, chosen by a seed, every class in its share of the whole set.
     *
     * @param count how many samples; the whole set is returned if it is no larger
     */
    public static Dataset limit(Dataset data, int count, long seed) {
        if (count <= 0) {
            throw new DataException("error.data.slice.count", count);
        }
        if (count >= data.size()) {
            return data;
        }
        return data.subset(Stratified.indices(Stratified.choose(data, count, seed), true));
    }

    /** Limits the training set to {@code count} samples, and the test set likewise. */
    public static LabelledData limit(LabelledData data, int count, long seed) {
        return new LabelledData(
                data.name(),
                limit(data.train(), count, seed),
                data.test().map(test -> limit(test, count, seed)),
                data.fingerprint(),
                data.notes());
    }
}
