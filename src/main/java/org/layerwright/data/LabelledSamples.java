package org.layerwright.data;

import java.util.List;
import org.layerwright.network.Shape;

/** What sets that bring their own samples have in common; how many samples there are, the labels say. */
abstract class LabelledSamples implements Dataset {
    private final String name;
    private final Shape shape;
    private final Labels labels;

    LabelledSamples(String name, Shape shape, Labels labels) {
        this.name = name;
        this.shape = shape;
        this.labels = labels;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Shape sampleShape() {
        return shape;
    }

    @Override
    public int size() {
        return labels.size();
    }

    @Override
    public List<String> classNames() {
        return labels.classNames();
    }

    @Override
    public int label(int index) {
        return labels.classOf(index);
    }

    @Override
    public int targetSize() {
        return labels.targetSize();
    }

    @Override
    public void readTarget(int index, float[] out, int offset) {
        labels.copyTarget(index, out, offset);
    }
}
