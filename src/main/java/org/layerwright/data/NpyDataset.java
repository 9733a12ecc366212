package org.layerwright.data;

import org.layerwright.network.Shape;

/** Makes a data set of an array of samples and an array of labels. */
final class NpyDataset {
    private static final int MAX_SAMPLE = 1 << 26;
    private static final int MAX_TARGETS = 1024;
    private static final int MAX_CLASSES = 1000;

    private NpyDataset() {}

    static Dataset of(String name, NpyArray x, NpyArray y, ReadOptions.Target target, int leastClasses) {
        long[] shape = x.header().shape();
        if (shape.length < 1
                || shape.length > 4
                || x.count() == 0
                || x.header().dataBytes().signum() == 0) {
            throw new DataException("error.npy.samples", x.what(), x.header().describe());
        }
        if (x.width() > MAX_SAMPLE) {
            throw new DataException("error.npy.samples", x.what(), x.header().describe());
        }
        if (x.count() != y.count()) {
            throw new DataException("error.npy.counts", x.what(), x.count(), y.what(), y.count());
        }
        boolean planar = shape.length == 4 && !isChannels(shape[3]) && isChannels(shape[1]);
        boolean image = shape.length >= 3;
        double divisor = image && x.header().type() == ElementType.U1 ? 255 : 1;
        int width = (int) x.width();
        StoredSamples.Layout layout = new StoredSamples.Layout(
                x.offset(), (long) width * x.header().type().bytes(), x.header().type(), x.order(), divisor, planar);
        return new StoredSamples(name, shape(shape, planar), layout, x.bytes(), labels(y, target, leastClasses));
    }

    private static boolean isChannels(long extent) {
        return extent == 1 || extent == 3;
    }

    private static Shape shape(long[] dims, boolean planar) {
        return switch (dims.length) {
            case 1 -> Shape.of(1);
            case 2 -> Shape.of((int) dims[1]);
            case 3 -> Shape.of((int) dims[1], (int) dims[2], 1);
            default ->
                planar
                        ? Shape.of((int) dims[2], (int) dims[3], (int) dims[1])
                        : Shape.of((int) dims[1], (int) dims[2], (int) dims[3]);
        };
    }

    private static Labels labels(NpyArray y, ReadOptions.Target target, int leastClasses) {
        if (y.header().shape().length > 2 || y.width() > MAX_TARGETS || y.width() < 1) {
            throw new DataException("error.npy.labels", y.what(), y.header().describe());
        }
        int width = (int) y.width();
        float[] values = new float[Math.multiplyExact(y.count(), width)];
        boolean whole = true;
        boolean oneHot = width > 1;
        for (int i = 0; i < y.count(); i++) {
            double[] row = y.row(i, width);
            int ones = 0;
            for (int k = 0; k < width; k++) {
                if (!Double.isFinite(row[k])) {
                    throw new DataException("error.npy.label", y.what(), i, row[k], MAX_CLASSES - 1);
                }
                values[i * width + k] = (float) row[k];
                whole &= row[k] == Math.rint(row[k]);
                oneHot &= row[k] == 0 || row[k] == 1;
                ones += row[k] == 1 ? 1 : 0;
            }
            oneHot &= ones == 1;
        }
        boolean regression = target == ReadOptions.Target.REGRESSION
                || (target == ReadOptions.Target.AUTO && (width == 1 ? !whole : !oneHot));
        return regression ? Labels.ofTargets(values, width) : classes(y, values, width, oneHot, leastClasses);
    }

    private static Labels classes(NpyArray y, float[] values, int width, boolean oneHot, int leastClasses) {
        if (width > 1 && !oneHot) {
            throw new DataException("error.npy.labels", y.what(), y.header().describe());
        }
        int[] labels = new int[y.count()];
        int most = Math.max(leastClasses, width) - 1;
        for (int i = 0; i < labels.length; i++) {
            float value = width > 1 ? hot(values, i, width) : values[i];
            if (value < 0 || value >= MAX_CLASSES || value != (int) value) {
                throw new DataException("error.npy.label", y.what(), i, value, MAX_CLASSES - 1);
            }
            labels[i] = (int) value;
            most = Math.max(most, labels[i]);
        }
        return Labels.ofClasses(labels, ClassNames.numbered(most + 1));
    }

    private static int hot(float[] values, int row, int width) {
        for (int k = 0; k < width; k++) {
            if (values[row * width + k] == 1) {
                return k;
            }
        }
        return 0;
    }
}
