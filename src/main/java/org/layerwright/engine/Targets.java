package org.layerwright.engine;

import java.util.Arrays;
import org.layerwright.data.Batch;
import org.layerwright.plan.loss.BinaryCrossEntropy;

/**
 * What the network should say for each sample of a batch, as one dense array: 1 for the class and 0 for the others,
 * softened by label smoothing and mixed samples, or the numbers of a regression.
 *
 * <p>Smoothing: {@code t ← (1 − ε)·t + ε / K} over K classes, Szegedy et al. 2016, section 7. Where each output is a yes
 * or no of its own, there are K = 2 answers to it.
 */
final class Targets {
    private final int outputs;
    private final double smoothing;
    private final double spread;
    private final float[] dense;
    private boolean classes = true;

    /**
     * @param samples room for so many
     * @param smoothing ε, for training only
     * @param loss the id of the loss
     */
    Targets(int samples, int outputs, double smoothing, String loss) {
        this.outputs = outputs;
        this.smoothing = smoothing;
        boolean yesOrNo = outputs == 1 || loss.equals(BinaryCrossEntropy.ID);
        this.spread = smoothing / (yesOrNo ? 2 : outputs);
        this.dense = new float[samples * outputs];
    }

    float[] dense() {
        return dense;
    }

    /** Whether the last batch had classes. */
    boolean areClasses() {
        return classes;
    }

    void set(Batch batch, boolean training) {
        if (batch.targets().length > 0) {
            set(batch.targets(), batch.size());
            return;
        }
        set(batch.labels(), batch.size(), training);
        double keep = training ? 1 - smoothing : 1;
        for (int i = 0; i < batch.size(); i++) {
            float share = batch.mixShares()[i];
            if (share != 0) {
                add(i, batch.labels()[i], -share * keep);
                add(i, check(batch.mixedLabels()[i], i), share * keep);
            }
        }
    }

    void set(int[] labels, int count, boolean training) {
        classes = true;
        boolean smooth = training && smoothing != 0;
        Arrays.fill(dense, 0, count * outputs, smooth ? (float) spread : 0);
        double keep = smooth ? 1 - smoothing : 1;
        for (int i = 0; i < count; i++) {
            add(i, check(labels[i], i), keep);
        }
    }

    /** Numbers to predict, a row of {@code outputs} for each sample. */
    void set(float[] numbers, int count) {
        classes = false;
        System.arraycopy(numbers, 0, dense, 0, count * outputs);
    }

    private void add(int sample, int label, double share) {
        if (outputs == 1) {
            dense[sample] += label == 1 ? (float) share : 0;
        } else {
            dense[sample * outputs + label] += (float) share;
        }
    }

    private int check(int label, int sample) {
        int known = Math.max(2, outputs);
        if (label < 0 || label >= known) {
            throw new EngineException("Label " + label + " of sample " + sample + " is not one of the network's "
                    + known + " classes (0 to " + (known - 1) + ").");
        }
        return label;
    }
}
