package org.layerwright.data;

/**
 * One batch of samples. A batch belongs to its {@link BatchStream} and is used again: it is valid until the next call
 * of {@link BatchStream#next()}.
 */
public final class Batch {
    private final float[] inputs;
    private final int[] labels;
    private final int[] mixedLabels;
    private final float[] mixShares;
    private final float[] targets;
    private int size;
    private int epoch;
    private int indexInEpoch;

    Batch(int capacity, int sampleSize, int targetSize) {
        this.inputs = new float[Math.multiplyExact(capacity, sampleSize)];
        this.labels = new int[capacity];
        this.mixedLabels = new int[capacity];
        this.mixShares = new float[capacity];
        this.targets = new float[Math.multiplyExact(capacity, targetSize)];
    }

    /** The samples one after another (NHWC); only the first {@link #size()} of them belong to this batch. */
    public float[] inputs() {
        return inputs;
    }

    /** The classes; only the first {@link #size()} of them belong to this batch. */
    public int[] labels() {
        return labels;
    }

    /** The class of what was mixed into each sample; it means nothing where {@link #mixShares()} is 0. */
    public int[] mixedLabels() {
        return mixedLabels;
    }

    /** How much of each sample is of its class in {@link #mixedLabels()}, in [0, 1]; 0 where nothing was mixed in. */
    public float[] mixShares() {
        return mixShares;
    }

    /** The numbers to predict, a row for each sample; of length 0 where samples have classes. */
    public float[] targets() {
        return targets;
    }

    /** The number of samples. The last batch of an epoch may be smaller than the others. */
    public int size() {
        return size;
    }

    /** The epoch, counted from 0. */
    public int epoch() {
        return epoch;
    }

    /** The place of this batch in its epoch, counted from 0. */
    public int indexInEpoch() {
        return indexInEpoch;
    }

    void fill(Dataset data, Augmenter augmenter, int[] order, int epochNumber, int batchIndex)
            throws InterruptedException {
        int from = batchIndex * labels.length;
        int count = Math.min(labels.length, order.length - from);
        int sampleSize = inputs.length / labels.length;
        int targetSize = targets.length / labels.length;
        for (int i = 0; i < count; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            int sample = order[from + i];
            data.read(sample, inputs, i * sampleSize);
            labels[i] = data.label(sample);
            if (targetSize > 0) {
                data.readTarget(sample, targets, i * targetSize);
            }
            mixShares[i] = 0;
            augmenter.augment(this, i, sample, epochNumber);
        }
        size = count;
        epoch = epochNumber;
        indexInEpoch = batchIndex;
    }
}
