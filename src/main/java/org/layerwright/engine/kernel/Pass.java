package org.layerwright.engine.kernel;

/** What the kernels are told about the samples that pass through: one object per compiled network, reused. */
public final class Pass {
    private int samples;
    private boolean training;
    private long step;
    private int firstSample;

    /**
     * @param newSamples how many samples stand in the buffers
     * @param isTraining whether dropout acts
     * @param newStep which update this is, from 1
     * @param first the place of the first sample in the whole batch
     */
    public void set(int newSamples, boolean isTraining, long newStep, int first) {
        samples = newSamples;
        training = isTraining;
        step = newStep;
        firstSample = first;
    }

    public int samples() {
        return samples;
    }

    public boolean training() {
        return training;
    }

    public long step() {
        return step;
    }

    public int firstSample() {
        return firstSample;
    }
}
