package org.layerwright.data;

import java.util.List;
import org.layerwright.network.Shape;

/** Another set seen in some way: what a view does not change is as it is there. */
abstract class DatasetView implements Dataset {
    final Dataset whole;

    DatasetView(Dataset whole) {
        this.whole = whole;
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
    public List<String> featureNames() {
        return whole.featureNames();
    }

    @Override
    public void read(int index, float[] out, int offset) {
        whole.read(index, out, offset);
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
