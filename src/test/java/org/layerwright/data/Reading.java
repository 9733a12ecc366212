package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

/** Reads data sets for tests. */
final class Reading {
    private Reading() {}

    static LabelledData read(Path path, String options) {
        return DatasetReaders.standard().read(path, ReadOptions.parse(options), Progress.none());
    }

    /** Leaves on disk what can stay there. */
    static LabelledData streamed(Path path) {
        return DatasetReaders.standard(new MemoryBudget(0)).read(path, Progress.none());
    }

    static float[] sample(Dataset data, int index) {
        float[] out = new float[data.sampleShape().size()];
        data.read(index, out, 0);
        return out;
    }

    static float[][] samples(Dataset data) {
        float[][] all = new float[data.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = sample(data, i);
        }
        return all;
    }

    static float target(Dataset data, int index) {
        float[] out = new float[data.targetSize()];
        data.readTarget(index, out, 0);
        return out[0];
    }

    static int[] labels(Dataset data) {
        int[] labels = new int[data.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.label(i);
        }
        return labels;
    }

    static void refuses(Path path, String options, String key, String... parts) {
        DataException e = assertThrows(DataException.class, () -> read(path, options));
        assertEquals(key, e.key(), e.getMessage());
        for (String part : parts) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }
}
