package org.layerwright.data.augmentation;

import java.util.List;
import org.layerwright.data.Dataset;
import org.layerwright.network.Shape;

/** Made images of one channel: pixel p of image i is (i·size + p + 1) / (count·size + 1), so that every value is unique. */
record Images(int size, int height, int width) implements Dataset {
    @Override
    public String name() {
        return "made";
    }

    @Override
    public Shape sampleShape() {
        return Shape.of(height, width, 1);
    }

    @Override
    public List<String> classNames() {
        return List.of("0", "1", "2");
    }

    @Override
    public void read(int index, float[] out, int offset) {
        int pixels = height * width;
        for (int p = 0; p < pixels; p++) {
            out[offset + p] = (index * pixels + p + 1) / (float) (size * pixels + 1);
        }
    }

    @Override
    public int label(int index) {
        return index % 3;
    }
}
