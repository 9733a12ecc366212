package org.layerwright.data.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.layerwright.data.Augmenter;
import org.layerwright.data.Batch;
import org.layerwright.data.BatchOrder;
import org.layerwright.data.BatchStream;
import org.layerwright.data.BatchStream.Range;
import org.layerwright.data.Dataset;
import org.layerwright.data.SplitMix64;
import org.layerwright.network.param.Setting;

/** Augmentation as a batch stream applies it: repeatable to the bit, free of allocation, and right in its mixtures. */
class ImageAugmenterTest {
    private static final List<Setting> ALL =
            AugmentationTypes.all().stream().map(type -> Setting.of(type.id())).toList();
    private static final Dataset DATA = new Images(30, 6, 5);

    /** What makes resuming exact: an image depends on seed, epoch and index, not on where the stream began. */
    @Test
    void aStreamThatBeginsInTheMiddleGoesOnWithTheSameImages() throws Exception {
        List<float[]> whole = batches(DATA, ALL, 1, 8, Range.epochs(3));
        List<float[]> rest = batches(DATA, ALL, 1, 8, new Range(1, 2, 3));
        assertEquals(12, whole.size());
        assertEquals(6, rest.size());
        for (int i = 0; i < rest.size(); i++) {
            assertArrayEquals(whole.get(6 + i), rest.get(i));
        }
    }

    /** The batch size changes which samples come together, but not what a sample becomes. */
    @Test
    void theBatchSizeChangesNoImage() throws Exception {
        assertArrayEquals(
                joined(batches(DATA, ALL, 1, 7, Range.epochs(2))), joined(batches(DATA, ALL, 1, 30, Range.epochs(2))));
    }

    @Test
    void seedEpochAndIndexAllMatter() {
        float[] first = version(1, 0, 0);
        assertArrayEquals(first, version(1, 0, 0));
        assertFalse(Arrays.equals(first, version(2, 0, 0)));
        assertFalse(Arrays.equals(first, version(1, 1, 0)));
        Dataset same = DATA.subset(new int[] {4, 4});
        List<float[]> twins = batchesOrFail(same, List.of(Setting.of(Rotate.ID)), Range.epochs(1));
        int half = twins.get(0).length / 2;
        assertFalse(Arrays.equals(twins.get(0), 0, half, twins.get(0), half, 2 * half));
    }

    @Test
    void aLaterStepDoesNotChangeWhatAnEarlierOneDraws() {
        float[] shifted = AugmentationPreview.of(DATA, 3, List.of(Setting.of(Shift.ID)), 1, 1)
                .get(0);
        Setting nothing = Setting.of(Brightness.ID, "maxBrightness", 0.0);
        float[] both = AugmentationPreview.of(DATA, 3, List.of(Setting.of(Shift.ID), nothing), 1, 1)
                .get(0);
        assertArrayEquals(shifted, both);
    }

    @Test
    void thePreviewShowsWhatTrainingSees() throws Exception {
        List<float[]> preview = AugmentationPreview.of(DATA, 17, ALL, 9, 2);
        int size = DATA.sampleShape().size();
        try (BatchStream stream = new BatchStream(
                DATA,
                ImageAugmenter.of(DATA, ALL, 9),
                30,
                BatchOrder.asStored(),
                Range.epochs(2),
                1,
                task -> new Thread(task).start())) {
            for (float[] expected : preview) {
                assertArrayEquals(expected, Arrays.copyOfRange(stream.next().inputs(), 17 * size, 18 * size));
            }
        }
    }

    @Test
    void withoutSettingsNothingIsDone() {
        assertSame(Augmenter.NONE, ImageAugmenter.of(DATA, List.of(), 1));
        float[] stored = new float[DATA.sampleShape().size()];
        DATA.read(5, stored, 0);
        assertArrayEquals(
                stored, AugmentationPreview.of(DATA, 5, List.of(), 1, 1).get(0));
    }

    @Test
    void valuesStayWithinZeroAndOne() throws Exception {
        for (float[] batch : batches(DATA, ALL, 3, 30, Range.epochs(20))) {
            for (float value : batch) {
                assertTrue(value >= 0 && value <= 1, "value " + value);
            }
        }
    }

    /** Steps can be joined: what standardises a sample sees it augmented. */
    @Test
    void whatComesAfterSeesTheAugmentedSample() throws Exception {
        Augmenter doubling = (batch, position, sample, epoch) -> {
            for (int i = position * 30; i < (position + 1) * 30; i++) {
                batch.inputs()[i] = 2 * batch.inputs()[i] - 1;
            }
        };
        List<Setting> shift = List.of(Setting.of(Shift.ID));
        float[] plain = batches(DATA, ImageAugmenter.of(DATA, shift, 1), 30, Range.epochs(1))
                .get(0);
        float[] doubled = batches(DATA, ImageAugmenter.of(DATA, shift, 1).andThen(doubling), 30, Range.epochs(1))
                .get(0);
        for (int i = 0; i < plain.length; i++) {
            assertEquals(2 * plain[i] - 1, doubled[i]);
        }
    }

    /** A blend of two images says how: it can be taken apart again. */
    @Test
    void mixupBlendsImageAndLabelInTheSameShare() throws Exception {
        float[] first = new float[30];
        try (BatchStream stream = new BatchStream(
                DATA,
                ImageAugmenter.of(DATA, List.of(Setting.of(Mixup.ID, "mixupAlpha", 1.0)), 1),
                30,
                BatchOrder.asStored(),
                Range.epochs(1),
                1,
                task -> new Thread(task).start())) {
            Batch batch = stream.next();
            for (int i = 0; i < 30; i++) {
                float share = batch.mixShares()[i];
                DATA.read(i, first, 0);
                // Every image is a ramp of the same slope, so the first pixel tells which partner was taken.
                double partnerPixel = (batch.inputs()[30 * i] - (1 - share) * first[0]) / share;
                int partner = (int) Math.round((partnerPixel * 901 - 1) / 30);
                assertTrue(share > 0 && share < 1, "share " + share);
                assertEquals(i % 3, batch.labels()[i]);
                assertEquals(partner % 3, batch.mixedLabels()[i], "partner " + partnerPixel);
            }
        }
    }

    /** Without mixup the shares are 0, also where a batch is used again. */
    @Test
    void withoutMixupNothingIsMixed() throws Exception {
        try (BatchStream stream = new BatchStream(
                DATA,
                ImageAugmenter.of(DATA, List.of(Setting.of(Flip.ID)), 1),
                30,
                BatchOrder.asStored(),
                Range.epochs(2),
                1,
                task -> new Thread(task).start())) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                assertArrayEquals(new float[30], batch.mixShares());
            }
        }
    }

    /** Beta(α, α) has mean 1/2 and variance 1 / (4·(2α + 1)). Johnson, Kotz and Balakrishnan 1995, chapter 25. */
    @Test
    void sharesAreDrawnFromTheBetaDistribution() {
        for (double alpha : new double[] {0.05, 0.2, 1, 1.5, 4, 10}) {
            SymmetricBeta beta = new SymmetricBeta(alpha);
            SplitMix64 random = new SplitMix64(7);
            int draws = 100_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < draws; i++) {
                double share = beta.draw(random);
                assertTrue(share >= 0 && share <= 1);
                sum += share;
                squares += (share - 0.5) * (share - 0.5);
            }
            assertEquals(0.5, sum / draws, 0.005, "mean at " + alpha);
            double variance = 1 / (4 * (2 * alpha + 1));
            assertEquals(1, squares / draws / variance, 0.02, "variance at " + alpha);
        }
    }

    @Test
    void partnersAreTakenFromTheWholeSetEquallyOften() {
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        ImageAugmenter augmenter = (ImageAugmenter) ImageAugmenter.of(DATA, List.of(Setting.of(Mixup.ID)), 1);
        float[] black = new float[30];
        for (int epoch = 0; epoch < 6000; epoch++) {
            Arrays.fill(black, 0);
            augmenter.vary(black, 0, 0, epoch);
            // The blend of black and a partner keeps the partner's ratio of first to last pixel.
            double ratio = black[0] / (double) black[29];
            if (black[29] > 1e-3) {
                counts.merge((int) Math.round((29 * ratio / (1 - ratio) - 1) / 30), 1, Integer::sum);
            }
        }
        assertEquals(30, counts.size(), counts.toString());
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        counts.forEach((partner, count) -> assertEquals(all / 30.0, count, 0.4 * all / 30.0, "partner " + partner));
    }

    @Test
    void nothingIsAllocatedPerImage() {
        Dataset data = new Images(30, 28, 28);
        ImageAugmenter augmenter = (ImageAugmenter) ImageAugmenter.of(data, ALL, 1);
        float[] image = new float[784];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        vary(augmenter, data, image, 2000);
        long before = threads.getCurrentThreadAllocatedBytes();
        vary(augmenter, data, image, 2000);
        long perImage = (threads.getCurrentThreadAllocatedBytes() - before) / 2000;
        assertTrue(perImage < 1, perImage + " bytes an image");
    }

    private static void vary(ImageAugmenter augmenter, Dataset data, float[] image, int times) {
        for (int i = 0; i < times; i++) {
            data.read(i % 30, image, 0);
            augmenter.vary(image, 0, i % 30, i / 30);
        }
    }

    private static float[] version(long seed, int epoch, int index) {
        return AugmentationPreview.of(DATA, index, ALL, seed, epoch + 1).get(epoch);
    }

    private static List<float[]> batchesOrFail(Dataset data, List<Setting> settings, Range range) {
        try {
            return batches(data, settings, 1, data.size(), range);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<float[]> batches(Dataset data, List<Setting> settings, long seed, int batchSize, Range range)
            throws InterruptedException {
        return batches(data, ImageAugmenter.of(data, settings, seed), batchSize, range);
    }

    private static List<float[]> batches(Dataset data, Augmenter augmenter, int batchSize, Range range)
            throws InterruptedException {
        List<float[]> all = new ArrayList<>();
        int size = data.sampleShape().size();
        try (BatchStream stream = new BatchStream(
                data, augmenter, batchSize, BatchOrder.shuffled(5), range, 3, task -> new Thread(task).start())) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                all.add(Arrays.copyOf(batch.inputs(), batch.size() * size));
            }
        }
        return all;
    }

    private static float[] joined(List<float[]> parts) {
        float[] whole = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
