package org.layerwright.data;

import java.util.List;
import org.layerwright.network.Shape;

/** A set whose inputs are standardised when they are read; labels and targets stay as they are. */
public final class StandardizedDataset implements Dataset {
    private final Dataset whole;
    private final Standardization standardization;

    /** @param standardization measured on the training part, which need not be {@code whole} */
    public StandardizedDataset(Dataset whole, Standardization standardization) {
        int channels = whole.sampleShape().dim(whole.sampleShape().rank() - 1);
        if (standardization.mean().length != channels) {
            throw new IllegalArgumentException(
                    "Expected " + channels + " channels or features, received " + standardization.mean().length);
        }
        this.whole = whole;
        this.standardization = standardization;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public Shape sampleShape() {
        return whole.sampleShape();
    }

    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public List<String> classNames() {
        return whole.classNames();
    }

    @Override
    public void read(int index, float[] out, int offset) {
        whole.read(index, out, offset);
        standardization.apply(out, offset, sampleShape().size());
    }

    @Override
    public int label(int index) {
        return whole.label(index);
    }

    @Override
    public int targetSize() {
        return whole.targetSize();
    }

    @Override
    public void readTarget(int index, float[] out, int offset) {
        whole.readTarget(index, out, offset);
    }
}
