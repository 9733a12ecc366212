package org.layerwright.engine.bench;

import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.ProcessorTime;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.ParamValues;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.UpdateRule;

/** Training steps with Adam on invented data, one after the other. */
final class TrainingSteps implements AutoCloseable {
    private static final double LEARNING_RATE = 0.001;

    private final int batch;
    private final BenchmarkData data;
    private final NetworkTrainer trainer;
    private final UpdateRule rule;
    private final float[][] state;
    private long step;

    /**
     * @param batch samples a step
     * @param threads shards a batch
     */
    TrainingSteps(OpGraph graph, int batch, int threads) {
        this.batch = batch;
        this.data = new BenchmarkData(graph.input(), batch);
        Adam adam = new Adam();
        this.rule = adam.rule(ParamValues.EMPTY);
        this.state = new float[adam.slots()][graph.parameterCount()];
        this.trainer =
                new NetworkTrainer(graph, new TrainerOptions(Device.CPU, SoftmaxCrossEntropy.ID, batch, threads, 0, 1));
        trainer.setParameters(ParameterInitialization.draw(graph, 1));
    }

    /** One step; answers its loss. */
    double next() {
        step++;
        double loss =
                trainer.step(data.images(step), data.labels(step), batch, step).loss();
        trainer.apply(rule, state, LEARNING_RATE, step);
        return loss;
    }

    /** Runs steps for some seconds and answers the shortest, in milliseconds. */
    double shortestMillis(double seconds) {
        double shortest = Double.MAX_VALUE;
        long start = System.nanoTime();
        do {
            long begin = System.nanoTime();
            next();
            shortest = Math.min(shortest, (System.nanoTime() - begin) / 1e6);
        } while ((System.nanoTime() - start) / 1e9 < seconds);
        return shortest;
    }

    /** Runs steps for some seconds and answers the processor time of one, in milliseconds. */
    double processorMillis(double seconds) {
        int steps = 0;
        long start = System.nanoTime();
        long begin = ProcessorTime.ofProcess();
        do {
            next();
            steps++;
        } while ((System.nanoTime() - start) / 1e9 < seconds);
        return (ProcessorTime.ofProcess() - begin) / 1e6 / steps;
    }

    /** Runs so many steps and answers their processor time in milliseconds. */
    double processorMillis(int steps) {
        long begin = ProcessorTime.ofProcess();
        for (int i = 0; i < steps; i++) {
            next();
        }
        return (ProcessorTime.ofProcess() - begin) / 1e6;
    }

    @Override
    public void close() {
        trainer.close();
    }
}
