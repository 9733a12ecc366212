package org.layerwright.engine.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.engine.kernel.Vectors;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;

/**
 * Some steps with each optimizer and all of regularisation, made where the device has its weights, against the same steps
 * made on the heap with the device's gradients.
 */
final class SelfTestUpdates {
    private static final int SAMPLES = 8;
    private static final int STEPS = 5;
    private static final double RATE = 0.01;
    private static final Regularization ALL = Regularization.ofL2(1e-2)
            .with(Regularization.L1, 1e-3)
            .with(Regularization.CLIP_VALUE, 0.1)
            .with(Regularization.CLIP_NORM, 0.2)
            .with(Regularization.MAX_NORM, 0.6)
            .with(Regularization.EMA_DECAY, 0.9);

    /** Smooth throughout, so that no derivative is just about zero, whose sign would be chance. */
    private static final OpGraph GRAPH = SelfTestCases.lower(
            LayerSpec.of("input", "Input", "height", 1, "width", 1, "channels", 9),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("hidden", "Dense", "units", 6, "activation", "tanh"),
            LayerSpec.of("drop", "Dropout", "rate", 0.2),
            LayerSpec.of("out", "Dense", "units", 4, "activation", "softmax"));

    private final Device device;

    SelfTestUpdates(Device device) {
        this.device = device;
    }

    List<SelfTestResult.Case> run() {
        List<SelfTestResult.Case> cases = new ArrayList<>();
        for (OptimizerType type : OptimizerTypes.all()) {
            float[] there = train(type, true);
            float[] heap = train(type, false);
            double largest = 0;
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < there.length; i++) {
                largest = Math.max(largest, Math.abs(there[i] - heap[i]));
                values.add((double) there[i]);
            }
            double difference = largest / RATE + Math.abs(Vectors.zeroIfFinite(there));
            cases.add(
                    new SelfTestResult.Case("Optimizer " + type.id() + " with regularisation", "", difference, values));
        }
        return cases;
    }

    /** Weights, then their running mean. */
    private float[] train(OptimizerType type, boolean there) {
        Setting optimizer = Setting.of(type.id());
        Regularization plan = ALL.with(Regularization.WEIGHT_DECAY, 0.1 + type.weightDecay(optimizer.params()));
        TrainerOptions options = new TrainerOptions(device, Setting.of(SoftmaxCrossEntropy.ID), SAMPLES, 1, plan, 1);
        Random random = new Random(7);
        float[][] state = new float[type.slots()][GRAPH.parameterCount()];
        try (NetworkTrainer trainer = new NetworkTrainer(GRAPH, options)) {
            if (there) {
                trainer.updateThere(optimizer);
            }
            trainer.setParameters(ParameterInitialization.draw(GRAPH, 3));
            for (int step = 1; step <= STEPS; step++) {
                float[] inputs = new float[SAMPLES * GRAPH.input().size()];
                for (int i = 0; i < inputs.length; i++) {
                    inputs[i] = (float) random.nextGaussian();
                }
                int[] labels = random.ints(SAMPLES, 0, 4).toArray();
                trainer.step(inputs, labels, SAMPLES, step);
                trainer.apply(type.rule(optimizer.params()), state, RATE, step);
            }
            float[] weights = trainer.parameters();
            float[] both = new float[2 * weights.length];
            System.arraycopy(weights, 0, both, 0, weights.length);
            System.arraycopy(trainer.weights(), 0, both, weights.length, weights.length);
            return both;
        }
    }
}
