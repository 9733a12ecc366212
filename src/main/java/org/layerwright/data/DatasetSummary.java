package org.layerwright.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwright.network.Shape;

/**
 * What a data set looks like, measured in one pass.
 *
 * @param samples       in the set
 * @param measured      how many of them the numbers come from; fewer than {@code samples} if the set is large: then they
 *                      were drawn by the seed
 * @param shape         of one sample
 * @param classNames    empty for regression
 * @param classCounts   samples of each class, of all samples
 * @param meanSample    the mean image, or the mean of each feature
 * @param mean          of all values
 * @param deviation     of all values, of the whole population
 * @param means         per channel of images or per feature
 * @param deviations    per channel of images or per feature
 * @param smallest      value
 * @param largest       value
 * @param examples      indices of some samples of each class; of regression, of the whole set as one class
 */
public record DatasetSummary(
        int samples,
        int measured,
        Shape shape,
        List<String> classNames,
        List<Integer> classCounts,
        List<Float> meanSample,
        double mean,
        double deviation,
        List<Double> means,
        List<Double> deviations,
        float smallest,
        float largest,
        List<List<Integer>> examples) {
    /** How many examples of each class are named. */
    public static final int EXAMPLES = 8;

    public DatasetSummary {
        classNames = List.copyOf(classNames);
        classCounts = List.copyOf(classCounts);
        meanSample = List.copyOf(meanSample);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        examples = examples.stream().map(List::copyOf).toList();
    }

    /** Whether the numbers come from a part of the samples only. */
    public boolean isSampled() {
        return measured < samples;
    }

    /**
     * Measures a set.
     *
     * @param most     of how many samples at most
     * @param seed     decides which, where there are more
     * @param progress told in samples; what it throws ends the measuring
     */
    public static DatasetSummary of(Dataset data, int most, long seed, Progress progress) {
        if (most < 1 || data.size() < 1) {
            throw new IllegalArgumentException("Expected at least one sample, received " + most + " of " + data.size());
        }
        boolean all = data.size() <= most;
        int[] chosen = all ? IntStream.range(0, data.size()).toArray() : draw(data.size(), most, seed);
        Measure measure = new Measure(data.sampleShape());
        for (int i = 0; i < chosen.length; i++) {
            measure.add(data, chosen[i]);
            progress.report(i + 1, chosen.length);
        }
        int classes = Math.max(1, data.classNames().size());
        List<List<Integer>> examples = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            examples.add(new ArrayList<>());
        }
        for (int i = 0; i < data.size(); i++) {
            int label = data.classNames().isEmpty() ? 0 : data.label(i);
            if (examples.get(label).size() < EXAMPLES) {
                examples.get(label).add(i);
            }
        }
        List<Integer> classCounts = IntStream.of(data.classCounts()).boxed().toList();
        return measure.summary(data, classCounts, examples);
    }

    /** Draws without repetition, in ascending order so that a file is read from front to back (Knuth's algorithm S). */
    private static int[] draw(int size, int count, long seed) {
        SplitMix64 random = new SplitMix64(seed);
        int[] drawn = new int[count];
        int taken = 0;
        for (int i = 0; taken < count; i++) {
            if (random.nextInt(size - i) < count - taken) {
                drawn[taken++] = i;
            }
        }
        return drawn;
    }

    /** The sums so far. */
    private static final class Measure {
        private final float[] sample;
        private final double[] sums;
        private final Moments overall = new Moments(1);
        private final Moments perChannel;
        private int measured;
        private float smallest = Float.POSITIVE_INFINITY;
        private float largest = Float.NEGATIVE_INFINITY;

        Measure(Shape shape) {
            this.sample = new float[shape.size()];
            this.sums = new double[shape.size()];
            this.perChannel = new Moments(shape.dim(shape.rank() - 1));
        }

        void add(Dataset data, int index) {
            data.read(index, sample, 0);
            overall.add(sample);
            perChannel.add(sample);
            measured++;
            for (int i = 0; i < sample.length; i++) {
                sums[i] += sample[i];
                smallest = Math.min(smallest, sample[i]);
                largest = Math.max(largest, sample[i]);
            }
        }

        DatasetSummary summary(Dataset data, List<Integer> classCounts, List<List<Integer>> examples) {
            List<Float> meanSample = new ArrayList<>();
            for (double sum : sums) {
                meanSample.add((float) (sum / measured));
            }
            return new DatasetSummary(
                    data.size(),
                    measured,
                    data.sampleShape(),
                    data.classNames(),
                    classCounts,
                    meanSample,
                    overall.means()[0],
                    overall.deviations()[0],
                    list(perChannel.means()),
                    list(perChannel.deviations()),
                    smallest,
                    largest,
                    examples);
        }

        private static List<Double> list(double[] values) {
            List<Double> list = new ArrayList<>();
            for (double value : values) {
                list.add(value);
            }
            return list;
        }
    }
}
