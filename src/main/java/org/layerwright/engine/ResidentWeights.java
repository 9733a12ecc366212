package org.layerwright.engine;

import org.layerwright.engine.device.DeviceUpdate;

/** Weights that live on a device, where the optimizer moves them too, and how old the heap's copies are. */
final class ResidentWeights implements AutoCloseable {
    private final DeviceUpdate update;
    private final float[] parameters;
    private final float[] gradient;
    private boolean parametersOld;
    private boolean gradientOld;
    private double norm;
    /** The vectors that the device has; null where the heap's are the newest. */
    private float[][] state;

    ResidentWeights(DeviceUpdate update, float[] parameters, float[] gradient) {
        this.update = update;
        this.parameters = parameters;
        this.gradient = gradient;
    }

    /**
     * There is a new gradient.
     *
     * @param lossFactor what the loss was multiplied with
     */
    void stepped(double lossFactor) {
        if (lossFactor != 1) {
            update.scaleGradient(1 / lossFactor);
        }
        norm = update.gradientNorm();
        gradientOld = true;
    }

    /** Of the last gradient. */
    double norm() {
        return norm;
    }

    /** Zero where all weights are numbers, and not a number otherwise. */
    double zeroIfFinite() {
        return update.weightsAreFinite() ? 0 : Double.NaN;
    }

    /** The device's weights have changed. */
    void moved() {
        parametersOld = true;
    }

    void apply(float[][] newState, double learningRate, long step) {
        if (state != newState) {
            update.writeState(newState);
            state = newState;
        }
        update.apply(learningRate, step);
        moved();
    }

    void readParameters() {
        if (parametersOld) {
            update.readParameters(parameters);
            parametersOld = false;
        }
    }

    void readGradient() {
        if (gradientOld) {
            update.readGradient(gradient);
            gradientOld = false;
        }
    }

    void readState() {
        if (state != null) {
            update.readState(state);
        }
    }

    /** The heap is about to be written: it gets the newest, and goes to the device before the next step. */
    void release() {
        readState();
        readParameters();
        state = null;
    }

    @Override
    public void close() {
        update.close();
    }
}
