package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.layerwright.network.Shape;

class SplitTest {
    /** Sample i has the value i / 255; classes come as 70 zeros, 20 ones and 10 twos. */
    private static final Dataset DATA = data();

    @Test
    void everySampleIsOnOneSideAndEveryClassInItsShare() {
        Split split = Split.of(DATA, 0.2, 42);
        int[] train = samples(split.train());
        int[] held = samples(split.validation().orElseThrow());
        assertEquals(80, train.length);
        int[] all = IntStream.concat(Arrays.stream(train), Arrays.stream(held))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 100).toArray(), all);
        assertArrayEquals(new int[] {14, 4, 2}, count(split.validation().orElseThrow()));
    }

    @Test
    void theSameSeedHoldsBackTheSameSamplesAndAnotherSeedOthers() {
        int[] first = samples(Split.of(DATA, 0.2, 42).validation().orElseThrow());
        assertArrayEquals(first, samples(Split.of(DATA, 0.2, 42).validation().orElseThrow()));
        assertFalse(Arrays.equals(
                first, samples(Split.of(DATA, 0.2, 43).validation().orElseThrow())));
    }

    /** 3 of 100: 2.1, 0.6 and 0.3 samples; the one that is left over goes to the largest remainder. */
    @Test
    void remaindersGoToTheClassThatIsShortOfMost() {
        assertArrayEquals(
                new int[] {2, 1, 0}, count(Split.of(DATA, 0.03, 1).validation().orElseThrow()));
    }

    @Test
    void nothingIsHeldBackForNothing() {
        Split split = Split.of(DATA, 0, 1);
        assertSame(DATA, split.train());
        assertFalse(split.validation().isPresent());
    }

    @Test
    void sharesThatLeaveAPartEmptyAreRefused() {
        for (double fraction : new double[] {-0.1, 1, Double.NaN}) {
            assertEquals("error.data.split.fraction", key(fraction));
        }
        assertEquals("error.data.split.tooSmall", key(0.001));
        assertEquals("error.data.split.tooSmall", key(0.999));
    }

    @Test
    void aSliceOfASplitStillFindsItsSamples() {
        Dataset train = Split.of(DATA, 0.5, 7).train();
        Dataset slice = DatasetSlice.limit(train, 10, 7);
        assertArrayEquals(new int[] {7, 2, 1}, count(slice));
        List<Integer> allowed = Arrays.stream(samples(train)).boxed().toList();
        for (int sample : samples(slice)) {
            assertEquals(true, allowed.contains(sample));
        }
        assertSame(train, DatasetSlice.limit(train, 50, 7));
        assertThrows(DataException.class, () -> DatasetSlice.limit(train, 0, 7));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.subset(new int[] {10}));
    }

    private static String key(double fraction) {
        return assertThrows(DataException.class, () -> Split.of(DATA, fraction, 1))
                .key();
    }

    private static Dataset data() {
        byte[] pixels = new byte[100];
        byte[] labels = new byte[100];
        for (int i = 0; i < 100; i++) {
            pixels[i] = (byte) i;
            labels[i] = (byte) (i < 70 ? 0 : i < 90 ? 1 : 2);
        }
        return new ByteImages("hundred", Shape.of(1, 1, 1), pixels, labels, List.of("a", "b", "c"));
    }

    private static int[] samples(Dataset data) {
        float[] value = new float[1];
        return IntStream.range(0, data.size())
                .map(i -> {
                    data.read(i, value, 0);
                    return Math.round(value[0] * 255);
                })
                .toArray();
    }

    private static int[] count(Dataset data) {
        int[] counts = new int[3];
        for (int i = 0; i < data.size(); i++) {
            counts[data.label(i)]++;
        }
        return counts;
    }
}
