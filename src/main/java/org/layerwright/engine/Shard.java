package org.layerwright.engine;

import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.network.param.Setting;

/** One thread's part of every batch: a compiled network, its gradient, and what its samples gave. */
final class Shard implements AutoCloseable {
    private final DeviceNetwork network;
    private final LossKernel loss;
    private final int outputs;
    private final float[] rows;
    private final float[] gradient;
    private final LossKernel.Tally tally = new LossKernel.Tally();
    private ActivationProbe probe;
    private boolean staysThere;

    Shard(DeviceNetwork network, LossKernel loss, int parameterCount) {
        this.network = network;
        this.loss = loss;
        this.outputs = network.graph().outputShape().size();
        this.rows = new float[network.capacity() * outputs];
        this.gradient = new float[parameterCount];
    }

    float[] gradient() {
        return gradient;
    }

    double lossSum() {
        return tally.lossSum;
    }

    int correct() {
        return tally.correct;
    }

    DeviceNetwork network() {
        return network;
    }

    /** Looks at the activations of training passes from now on, or does not. */
    void watch(boolean on) {
        probe = on ? new ActivationProbe(network) : null;
    }

    ActivationProbe probe() {
        return probe;
    }

    /**
     * Gradient of the mean loss over {@code batch} samples, of which this shard sees {@code from … to}.
     *
     * @param targets of the whole batch, a row for each sample
     * @param scale what the loss is multiplied with before its derivative is taken
     */
    void train(
            float[] parameters, float[] inputs, float[] targets, int from, int to, int batch, long step, double scale) {
        tally.clear();
        network.prepare(parameters, true);
        int at = from;
        // At least once: a shard without samples must still meet the others.
        do {
            int samples = Math.min(network.capacity(), to - at);
            network.forward(inputs, at, samples, true, step);
            if (probe != null || !staysThere) {
                network.readOutputs(rows, samples);
            }
            if (probe != null) {
                probe.observe(network, samples);
                probe.observe(loss, rows, samples, outputs);
            }
            if (staysThere) {
                network.backward(targets, at, samples, scale / batch);
            } else {
                loss.countHits(rows, targets, at, samples, outputs, tally);
                loss.run(rows, targets, at, samples, outputs, scale / batch, tally);
                network.backward(rows, samples);
            }
            at += samples;
        } while (at < to);
        if (!staysThere) {
            network.readGradient(gradient);
        }
    }

    /** From now on the device itself takes the loss of training passes and uses the gradient. */
    void stayThere(Setting setting) {
        network.takeLossThere(setting);
        staysThere = true;
    }

    /**
     * Losses and hits of the samples {@code from … to}, with dropout off.
     *
     * @param predictions gets what the network says of each sample of the batch; null where nobody asks
     */
    void evaluate(float[] parameters, float[] inputs, float[] targets, float[] predictions, int from, int to) {
        tally.clear();
        network.prepare(parameters, false);
        for (int at = from; at < to; at += network.capacity()) {
            int samples = Math.min(network.capacity(), to - at);
            network.forward(inputs, at, samples, false, 0);
            if (predictions != null) {
                network.readOutputs(rows, samples);
                say(predictions, at, samples, true);
            }
            network.readOutputs(rows, samples);
            loss.countHits(rows, targets, at, samples, outputs, tally);
            loss.run(rows, targets, at, samples, outputs, 0, tally);
        }
    }

    /**
     * The network's results for the samples {@code from … to}, with dropout off.
     *
     * @param target gets a row for each sample of the batch
     * @param asPredictions whether to give what the network says instead of the sums that the loss reads
     */
    void infer(float[] parameters, float[] inputs, float[] target, boolean asPredictions, int from, int to) {
        network.prepare(parameters, false);
        for (int at = from; at < to; at += network.capacity()) {
            int samples = Math.min(network.capacity(), to - at);
            network.forward(inputs, at, samples, false, 0);
            network.readOutputs(rows, samples);
            say(target, at, samples, asPredictions);
        }
    }

    private void say(float[] target, int at, int samples, boolean asPredictions) {
        if (asPredictions) {
            loss.predict(rows, samples, outputs);
        }
        System.arraycopy(rows, 0, target, at * outputs, samples * outputs);
    }

    @Override
    public void close() {
        network.close();
    }
}
