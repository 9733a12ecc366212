package org.layerwright.engine;

import org.layerwright.engine.device.DeviceUpdate;
import org.layerwright.engine.device.StepNumbers;
import org.layerwright.plan.optimizer.UpdateRule;

/**
 * Parameters that live on a device, where they are moved too. The heap's copies are brought up to date when somebody asks
 * for them; what is written on the heap goes to the device before its next pass.
 */
final class ResidentParameters implements TrainedParameters {
    private final ShardedNetwork network;
    private final DeviceUpdate update;
    private final float[] parameters;
    private final float[] gradient;
    /** Null where no mean is kept. */
    private final float[] mean;

    private final boolean measures;
    private boolean parametersOld;
    private boolean gradientOld;
    private boolean meanOld;
    /** The heap's mean is newer than the device's. */
    private boolean meanWritten;
    /** The vectors that the device has; null where the heap's are the newest. */
    private float[][] state;

    /**
     * @param heap whose arrays are taken over
     * @param measures whether there are running statistics among the parameters
     */
    ResidentParameters(ShardedNetwork network, DeviceUpdate update, TrainedParameters heap, boolean measures) {
        this.network = network;
        this.update = update;
        this.parameters = heap.parameters();
        this.gradient = heap.gradient();
        this.mean = heap.keepsAverage() ? heap.evaluated() : null;
        this.measures = measures;
        this.meanWritten = mean != null;
    }

    @Override
    public void useForTraining() {
        update.showMean(false);
        if (!parametersOld) {
            network.load(parameters);
        }
    }

    @Override
    public void useForEvaluation() {
        useForTraining();
        writeMean();
        update.showMean(true);
    }

    private void writeMean() {
        if (meanWritten) {
            update.writeMean(mean);
            meanWritten = false;
        }
    }

    @Override
    public float[] told(boolean training) {
        return parameters;
    }

    @Override
    public void passed() {
        gradientOld = true;
    }

    @Override
    public void addPart(int samples, int whole) {
        double lossSum = update.addPart((double) samples / whole);
        if (Double.isFinite(lossSum)) {
            settle();
        }
    }

    @Override
    public void sumParts() {
        update.sumParts();
    }

    @Override
    public StepNumbers finish(double lossFactor) {
        return update.finish(lossFactor);
    }

    @Override
    public void settle() {
        if (measures) {
            network.settleThere();
            parametersOld = true;
        }
    }

    @Override
    public void apply(UpdateRule rule, float[][] newState, double learningRate, long step) {
        if (state != newState) {
            update.writeState(newState);
            state = newState;
        }
        useForTraining();
        writeMean();
        update.apply(learningRate, step);
        parametersOld = true;
        meanOld = mean != null;
    }

    /** Only running statistics move before the update, so the mean need not be kept. */
    @Override
    public void mark() {
        if (measures) {
            useForTraining();
            update.mark();
        }
    }

    @Override
    public void goBack() {
        if (measures) {
            update.goBack();
            parametersOld = true;
        }
    }

    @Override
    public float[] parameters() {
        if (parametersOld) {
            update.readParameters(parameters);
            parametersOld = false;
        }
        return parameters;
    }

    @Override
    public float[] gradient() {
        if (gradientOld) {
            update.readGradient(gradient);
            gradientOld = false;
        }
        return gradient;
    }

    @Override
    public float[] evaluated() {
        if (mean == null) {
            return parameters();
        }
        if (meanOld) {
            update.readMean(mean);
            meanOld = false;
        }
        return mean;
    }

    @Override
    public boolean keepsAverage() {
        return mean != null;
    }

    @Override
    public void readState() {
        if (state != null) {
            update.readState(state);
        }
    }

    /** The optimizer's vectors are read before: whoever sets parameters may go on to set those. */
    @Override
    public void set(float[] values) {
        readState();
        state = null;
        System.arraycopy(values, 0, parameters, 0, values.length);
        parametersOld = false;
        network.changed();
        setAverage(values);
    }

    @Override
    public void setAverage(float[] values) {
        if (mean != null) {
            System.arraycopy(values, 0, mean, 0, mean.length);
            meanOld = false;
            meanWritten = true;
        }
    }

    @Override
    public void close() {
        update.close();
    }
}
