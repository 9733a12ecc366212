package org.layerwright.engine;

import org.layerwright.engine.kernel.Softmax;

/** One thread's part of every batch: a compiled network, its gradient, and what its samples gave. */
final class Shard implements AutoCloseable {
    private final CompiledNetwork network;
    private final LossKernel loss;
    private final int classes;
    private final float[] rows;
    private final float[] gradient;
    private final LossKernel.Tally tally = new LossKernel.Tally();

    Shard(CompiledNetwork network, LossKernel loss, int parameterCount) {
        this.network = network;
        this.loss = loss;
        this.classes = network.logits().sampleSize();
        this.rows = new float[network.capacity() * classes];
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

    /** Gradient of the mean loss over {@code batch} samples, of which this shard sees {@code from … to}. */
    void train(float[] parameters, float[] inputs, int[] labels, int from, int to, int batch, long step) {
        tally.clear();
        network.prepare(parameters, true);
        int at = from;
        // At least once: a shard without samples must still meet the others.
        do {
            int samples = Math.min(network.capacity(), to - at);
            network.forward(inputs, at, samples, true, step);
            network.logits().read(rows, samples);
            loss.run(rows, labels, at, samples, classes, 1.0 / batch, tally);
            network.logitsGradient().write(rows, samples);
            network.backward();
            at += samples;
        } while (at < to);
        network.readGradient(gradient);
    }

    /** Writes what {@link #train} measured over the whole batch into the parameters. */
    void settle(float[] parameters) {
        network.settle(parameters);
    }

    /** Losses and hits of the samples {@code from … to}, with dropout off. */
    void evaluate(float[] parameters, float[] inputs, int[] labels, int from, int to) {
        tally.clear();
        network.prepare(parameters, false);
        for (int at = from; at < to; at += network.capacity()) {
            int samples = Math.min(network.capacity(), to - at);
            network.forward(inputs, at, samples, false, 0);
            network.logits().read(rows, samples);
            loss.run(rows, labels, at, samples, classes, 0, tally);
        }
    }

    /**
     * The network's results for the samples {@code from … to}, with dropout off.
     *
     * @param target gets a row for each sample of the batch
     * @param asProbabilities whether to take the softmax of the sums
     */
    void infer(float[] parameters, float[] inputs, float[] target, boolean asProbabilities, int from, int to) {
        network.prepare(parameters, false);
        for (int at = from; at < to; at += network.capacity()) {
            int samples = Math.min(network.capacity(), to - at);
            network.forward(inputs, at, samples, false, 0);
            network.logits().read(rows, samples);
            if (asProbabilities) {
                for (int i = 0; i < samples; i++) {
                    Softmax.replace(rows, i * classes, classes);
                }
            }
            System.arraycopy(rows, 0, target, at * classes, samples * classes);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
