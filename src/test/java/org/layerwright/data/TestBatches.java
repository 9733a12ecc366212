package org.layerwright.data;

import java.util.List;
import java.util.stream.IntStream;
import org.layerwright.network.Shape;

/** Batches without a data set. */
public final class TestBatches {
    private TestBatches() {}

    /** Samples with classes. */
    public static Batch of(float[] inputs, int... labels) throws InterruptedException {
        int size = inputs.length / labels.length;
        Dataset samples = new Dataset() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Shape sampleShape() {
                return Shape.of(size);
            }

            @Override
            public int size() {
                return labels.length;
            }

            @Override
            public List<String> classNames() {
                return List.of();
            }

            @Override
            public void read(int index, float[] out, int offset) {
                System.arraycopy(inputs, index * size, out, offset, size);
            }

            @Override
            public int label(int index) {
                return labels[index];
            }
        };
        Batch batch = new Batch(labels.length, size, 0);
        int[] order = IntStream.range(0, labels.length).toArray();
        batch.fill(samples, (filled, position, sample, epoch) -> {}, order, 0, 0);
        return batch;
    }
}
