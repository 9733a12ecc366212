package org.layerwright.engine.bench;

import org.layerwright.data.BatchOrder;
import org.layerwright.data.Dataset;
import org.layerwright.engine.Device;
import org.layerwright.engine.Evaluation;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.StepResult;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.UpdateRule;
import org.layerwright.plan.schedule.Schedule;
import org.layerwright.plan.schedule.ScheduleType.RunLength;
import org.layerwright.plan.schedule.ScheduleTypes;

/**
 * Three epochs from the same beginning, with whatever optimizer and schedule; safe to use from several threads. The
 * optimizer has its default learning rate and parameters.
 */
final class ShortTraining {
    static final int EPOCHS = 3;
    static final int BATCH = 32;
    private static final int SEED = 42;

    /**
     * What came out.
     *
     * @param accuracy on the test samples; NaN where training ended in numbers that are none
     * @param loss the mean over the last epoch's steps
     */
    record Outcome(double accuracy, double loss) {}

    private final OpGraph graph;
    private final int sampleSize;
    private final float[] train;
    private final int[] trainLabels;
    private final float[] test;
    private final int[] testLabels;
    private final float[] firstParameters;

    ShortTraining(OpGraph graph, Dataset train, Dataset test) {
        this.graph = graph;
        this.sampleSize = graph.input().size();
        this.train = values(train);
        this.trainLabels = labels(train);
        this.test = values(test);
        this.testLabels = labels(test);
        this.firstParameters = ParameterInitialization.draw(graph, SEED);
    }

    private float[] values(Dataset data) {
        float[] values = new float[data.size() * sampleSize];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, values, i * sampleSize);
        }
        return values;
    }

    private static int[] labels(Dataset data) {
        int[] labels = new int[data.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.label(i);
        }
        return labels;
    }

    Outcome run(OptimizerType optimizer, Setting scheduling) {
        int batch = optimizer.fullBatch() ? trainLabels.length : BATCH;
        int stepsPerEpoch = (trainLabels.length + batch - 1) / batch;
        Schedule schedule = ScheduleTypes.create(scheduling, new RunLength(stepsPerEpoch, EPOCHS));
        UpdateRule rule = optimizer.rule(ParamValues.EMPTY);
        float[][] state = new float[optimizer.slots()][firstParameters.length];
        double base = optimizer.learningRate().of(ParamValues.EMPTY);
        double decay = optimizer.weightDecay(ParamValues.EMPTY);
        Regularization regularization = Regularization.NONE.with(Regularization.WEIGHT_DECAY, decay);
        int capacity = Math.max(batch, testLabels.length);
        TrainerOptions options =
                new TrainerOptions(Device.CPU, Setting.of(SoftmaxCrossEntropy.ID), capacity, 1, regularization, SEED);
        float[] inputs = new float[batch * sampleSize];
        int[] labels = new int[batch];
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.setParameters(firstParameters);
            long step = 0;
            double loss = 0;
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                int[] order = order(epoch);
                loss = 0;
                for (int at = 0; at < order.length; at += batch, step++) {
                    int count = Math.min(batch, order.length - at);
                    gather(order, at, count, inputs, labels);
                    StepResult result = trainer.step(inputs, labels, count, step + 1);
                    if (!result.isFinite()) {
                        return new Outcome(Double.NaN, Double.NaN);
                    }
                    loss += result.loss() * count / order.length;
                    double rate = schedule.rate(base, step);
                    trainer.apply(rule, state, rate, step + 1);
                }
                schedule.epochEnded(epoch, loss);
            }
            Evaluation result = trainer.evaluate(test, testLabels, testLabels.length);
            return new Outcome(result.accuracy(), loss);
        }
    }

    private int[] order(int epoch) {
        int[] order = new int[trainLabels.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        BatchOrder.shuffled(SEED).arrange(order, epoch);
        return order;
    }

    private void gather(int[] order, int at, int count, float[] inputs, int[] labels) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(train, order[at + i] * sampleSize, inputs, i * sampleSize, sampleSize);
            labels[i] = trainLabels[order[at + i]];
        }
    }
}
