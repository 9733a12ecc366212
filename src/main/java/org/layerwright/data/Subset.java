package org.layerwright.data;

import java.util.Objects;

/** Some samples of another set, by index. */
final class Subset extends DatasetView {
    private final int[] indices;

    Subset(Dataset whole, int[] indices) {
        super(whole);
        this.indices = indices.clone();
        for (int index : this.indices) {
            Objects.checkIndex(index, whole.size());
        }
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public void read(int index, float[] out, int offset) {
        whole.read(indices[index], out, offset);
    }

    @Override
    public int label(int index) {
        return whole.label(indices[index]);
    }

    @Override
    public void readTarget(int index, float[] out, int offset) {
        whole.readTarget(indices[index], out, offset);
    }

    /** Flattens, so that a slice of a split of a slice still costs one look-up per sample. */
    @Override
    public Dataset subset(int[] chosen) {
        int[] mapped = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            mapped[i] = indices[chosen[i]];
        }
        return new Subset(whole, mapped);
    }
}
