package org.layerwright.data;

/** A set whose inputs are standardised when they are read; labels and targets stay as they are. */
public final class StandardizedDataset extends DatasetView {
    private final Standardization standardization;
    private final int sampleSize;

    /** @param standardization measured on the training part, which need not be {@code whole} */
    public StandardizedDataset(Dataset whole, Standardization standardization) {
        super(whole);
        int channels = whole.sampleShape().dim(whole.sampleShape().rank() - 1);
        if (standardization.mean().length != channels) {
            throw new IllegalArgumentException(
                    "Expected " + channels + " channels or features, received " + standardization.mean().length);
        }
        this.standardization = standardization;
        this.sampleSize = whole.sampleShape().size();
    }

    @Override
    public void read(int index, float[] out, int offset) {
        whole.read(index, out, offset);
        standardization.apply(out, offset, sampleSize);
    }
}
