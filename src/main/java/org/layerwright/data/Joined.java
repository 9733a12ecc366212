package org.layerwright.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.layerwright.network.Shape;

/** Sets of one kind, one after another, as one. */
final class Joined implements Dataset {
    private final List<Dataset> parts;
    /** Where each part begins; and the end. */
    private final int[] starts;

    private Joined(List<Dataset> parts) {
        this.parts = parts;
        this.starts = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], parts.get(i).size());
        }
    }

    static Dataset of(List<Dataset> parts) {
        return parts.size() == 1 ? parts.get(0) : new Joined(List.copyOf(parts));
    }

    @Override
    public String name() {
        return parts.get(0).name();
    }

    @Override
    public Shape sampleShape() {
        return parts.get(0).sampleShape();
    }

    @Override
    public int size() {
        return starts[parts.size()];
    }

    @Override
    public List<String> classNames() {
        return parts.get(0).classNames();
    }

    @Override
    public List<String> featureNames() {
        return parts.get(0).featureNames();
    }

    @Override
    public void read(int index, float[] out, int offset) {
        int part = part(index);
        parts.get(part).read(index - starts[part], out, offset);
    }

    @Override
    public int label(int index) {
        int part = part(index);
        return parts.get(part).label(index - starts[part]);
    }

    private int part(int index) {
        Objects.checkIndex(index, size());
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }
}
