package org.layerwright.engine.array;

import java.util.HashMap;
import java.util.Map;
import org.layerwright.data.SplitMix64;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory in which a network's random values are made, one operator after the other; taken at the first draw, for the
 * largest of them.
 */
final class RandomBits implements AutoCloseable {
    /** The arrays of one kind of number. */
    private record Key(DataType type, int number) {}

    private final Map<Key, INDArray> arrays = new HashMap<>();
    private int most;
    private INDArray counters;

    /** Announces that so many values will be drawn at once. */
    void need(int values) {
        most = Math.max(most, values);
    }

    /** Work memory for {@code size} values of each sample. */
    Operand room(DataType type, int number, int size) {
        return samples -> DeviceArray.view(
                arrays.computeIfAbsent(new Key(type, number), key -> Nd4j.create(key.type(), most)),
                0,
                new long[] {(long) samples * size});
    }

    /** Multiples of what SplitMix64 counts by, from 0 on: made once, since a draw only adds where it begins. */
    Operand counters(ArrayStream stream, int size) {
        return samples -> {
            if (counters == null) {
                counters = Nd4j.create(DataType.INT64, most);
                long[] values = new long[most];
                for (int i = 0; i < most; i++) {
                    values[i] = SplitMix64.GOLDEN_GAMMA * i;
                }
                stream.upload(values, counters);
            }
            return DeviceArray.view(counters, 0, new long[] {(long) samples * size});
        };
    }

    @Override
    public void close() {
        arrays.values().forEach(INDArray::close);
        if (counters != null) {
            counters.close();
        }
    }
}
