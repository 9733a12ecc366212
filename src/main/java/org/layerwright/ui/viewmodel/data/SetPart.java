package org.layerwright.ui.viewmodel.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.layerwright.data.ClassMembers;
import org.layerwright.data.Dataset;
import org.layerwright.data.MeanSample;
import org.layerwright.network.Shape;
import org.layerwright.ui.viewmodel.data.SetBrowser.Mean;
import org.layerwright.ui.viewmodel.data.SetBrowser.Page;
import org.layerwright.ui.viewmodel.data.SetBrowser.Part;

/** The training or the test samples of a set, by class. What it answers takes a while: on a thread in the background. */
record SetPart(Part part, Dataset samples, ClassMembers members) {
    /** How many points in the plane, all in one plot. */
    private static final int POINTS = 2000;
    /** So many numbers are measured at most: about a second's work. */
    private static final int MOST_NUMBERS = 50_000_000;

    private static final int LEAST_SAMPLES = 500;

    static SetPart of(Part part, Dataset samples) {
        return new SetPart(part, samples, ClassMembers.of(samples));
    }

    /** How many samples are measured at most. */
    int most() {
        return Math.max(LEAST_SAMPLES, MOST_NUMBERS / samples.sampleShape().size());
    }

    /**
     * The page with a place in it. Of images it holds none: those are read when they are looked at.
     *
     * @param label the class, or {@link SetBrowser#ALL}
     * @param first the place of its first sample; in tables a whole number of pages from the beginning, if there are so many
     */
    Page page(int label, int first) {
        int total = label == SetBrowser.ALL ? samples.size() : members.counts().get(label);
        if (samples.sampleShape().isImage()) {
            return new Page(part, label, 0, total, List.of());
        }
        int size = samples.sampleShape().equals(Shape.of(2)) ? POINTS : SetBrowser.PAGE;
        int start = Math.max(0, Math.min(first, (total - 1) / size * size));
        int[] indices = label == SetBrowser.ALL
                ? IntStream.range(start, Math.min(total, start + size)).toArray()
                : members.page(label, start, size);
        return new Page(
                part,
                label,
                start,
                total,
                Arrays.stream(indices)
                        .mapToObj(i -> OwnPreview.sample(samples, i))
                        .toList());
    }

    /** Where the samples of a class, or all, lie in the part. */
    int[] indices(int label) {
        return label == SetBrowser.ALL ? IntStream.range(0, samples.size()).toArray() : members.of(label);
    }

    /**
     * The mean of a class, or of all; empty where there are no samples.
     *
     * @param wanted whether it is still asked for
     * @throws CancellationException as soon as it is not
     */
    Optional<Mean> mean(int label, BooleanSupplier wanted) {
        int[] all = indices(label);
        if (all.length == 0) {
            return Optional.empty();
        }
        float[] mean = MeanSample.of(samples, Arrays.copyOf(all, Math.min(all.length, most())), (done, total) -> {
            if (!wanted.getAsBoolean()) {
                throw new CancellationException();
            }
        });
        return Optional.of(new Mean(label, mean));
    }
}
