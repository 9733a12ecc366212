package org.layerwright.engine;

import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.optimizer.UpdateRule;

/**
 * Trains and evaluates one network: parameters, one compiled copy of the network for each thread, and the optimizer's
 * state. Not thread-safe; all calls come from one thread. Nothing is allocated per step once each batch size was seen.
 *
 * <p>Inputs are samples one after the other, each in the network's input shape, channels last. Labels are class numbers.
 */
public final class NetworkTrainer implements AutoCloseable {
    public NetworkTrainer(OpGraph graph, TrainerOptions options) {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs forward and backward over a batch; the gradient then stands in {@link #gradient()}.
     *
     * @param samples how many samples of the arrays to use
     * @param step which update this will be, from 1; decides the dropout masks
     */
    public StepResult step(float[] inputs, int[] labels, int samples, long step) {
        throw new UnsupportedOperationException();
    }

    /**
     * Moves the parameters by the gradient of the last step.
     *
     * @param state the optimizer's vectors, each as long as the parameters; changed in place
     */
    public void apply(UpdateRule rule, float[][] state, double learningRate, long step) {
        throw new UnsupportedOperationException();
    }

    /** Loss and hits over a batch, with dropout off. */
    public Evaluation evaluate(float[] inputs, int[] labels, int samples) {
        throw new UnsupportedOperationException();
    }

    /** Class probabilities of a batch, with dropout off, into {@code probabilities[sample · classes + class]}. */
    public void infer(float[] inputs, int samples, float[] probabilities) {
        throw new UnsupportedOperationException();
    }

    /** The live parameter vector in the order of {@link OpGraph#weights()}; do not change it in place. */
    public float[] parameters() {
        throw new UnsupportedOperationException();
    }

    /** Copies {@code values} into the parameter vector. */
    public void setParameters(float[] values) {
        throw new UnsupportedOperationException();
    }

    /** The live gradient of the last step, L2 included, in the order of the parameters. */
    public float[] gradient() {
        throw new UnsupportedOperationException();
    }

    /** Ends the threads and frees the native memory. */
    @Override
    public void close() {}
}
