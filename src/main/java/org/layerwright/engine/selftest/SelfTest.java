package org.layerwright.engine.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.layerwright.device.DeviceException;
import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.kernel.Vectors;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.UpdateRule;

/**
 * Runs small networks on a device and compares the slope of the loss along random directions, by its gradient and by
 * central differences. It needs no reference beside the device, so the same test serves every one.
 */
final class SelfTest {
    private static final int SAMPLES = 6;
    private static final int DIRECTIONS = 4;
    /** Long enough that rounding of the loss in 32 bits does not matter, short enough that curvature does not either. */
    private static final double STEP = 4e-3;

    private static final double SMALL = 1e-2;
    private static final int BATCH = 64;
    private static final int STRETCHES = 3;
    private static final double SECONDS_A_STRETCH = 1;

    private final Device device;

    SelfTest(Device device) {
        this.device = device;
    }

    SelfTestResult run(String backend, int threads) {
        List<SelfTestResult.Case> cases = new ArrayList<>();
        SelfTestCases.all().forEach((name, graph) -> cases.add(check(name, graph)));
        cases.addAll(new SelfTestUpdates(device).run());
        cases.add(new SelfTestLook(device).run());
        return new SelfTestResult(device.id(), backend, cases, "seed", BATCH, speed(threads));
    }

    private SelfTestResult.Case check(String name, OpGraph graph) {
        TrainerOptions options = new TrainerOptions(device, SoftmaxCrossEntropy.ID, SAMPLES, 1, 0, 1);
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            return check(name, graph, trainer);
        } catch (DeviceException e) {
            return new SelfTestResult.Case(name, e.getMessage(), 0, List.of());
        }
    }

    private static SelfTestResult.Case check(String name, OpGraph graph, NetworkTrainer trainer) {
        Random random = new Random(5);
        float[] parameters = ParameterInitialization.draw(graph, 3);
        float[] inputs = new float[SAMPLES * graph.input().size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        int classes = graph.outputShape().size();
        int[] labels = random.ints(SAMPLES, 0, classes).toArray();
        List<Double> values = new ArrayList<>();
        float[] outputs = new float[SAMPLES * classes];
        trainer.setParameters(parameters);
        trainer.infer(inputs, SAMPLES, outputs);
        trainer.step(inputs, labels, SAMPLES, 1);
        float[] gradient = trainer.gradient().clone();
        for (float value : outputs) {
            values.add((double) value);
        }
        for (float value : gradient) {
            values.add((double) value);
        }
        double worst = 0;
        for (int i = 0; i < DIRECTIONS; i++) {
            float[] direction = direction(gradient, random);
            double slope = 0;
            for (int k = 0; k < direction.length; k++) {
                slope += (double) gradient[k] * direction[k];
            }
            double measured = (loss(trainer, parameters, direction, STEP, inputs, labels)
                            - loss(trainer, parameters, direction, -STEP, inputs, labels))
                    / (2 * STEP);
            double error = Math.abs(slope - measured) / Math.max(SMALL, length(gradient));
            worst = Math.max(worst, error);
        }
        return new SelfTestResult.Case(name, "", worst, values);
    }

    /** Of length 1, half along the gradient, so that the slope is steep, and half at random. */
    private static float[] direction(float[] gradient, Random random) {
        float[] noise = new float[gradient.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        double along = 1 / Math.max(SMALL, length(gradient));
        double aside = 1 / length(noise);
        float[] direction = new float[gradient.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) (along * gradient[i] + aside * noise[i]);
        }
        double length = length(direction);
        for (int i = 0; i < direction.length; i++) {
            direction[i] /= (float) length;
        }
        return direction;
    }

    private static double length(float[] vector) {
        return Math.sqrt(Vectors.sumOfSquares(vector, 0, vector.length));
    }

    private static double loss(
            NetworkTrainer trainer, float[] parameters, float[] direction, double by, float[] inputs, int[] labels) {
        float[] moved = parameters.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (by * direction[i]);
        }
        trainer.setParameters(moved);
        return trainer.step(inputs, labels, SAMPLES, 1).loss();
    }

    /** Images a second of training, the best stretch. */
    private double speed(int threads) {
        OpGraph graph = BenchNetworks.SEED.graph();
        UpdateRule rule = new Adam().rule(ParamValues.EMPTY);
        float[][] state = new float[2][graph.parameterCount()];
        float[] inputs = new float[BATCH * graph.input().size()];
        Random random = new Random(1);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = random.nextFloat();
        }
        int[] labels = random.ints(BATCH, 0, graph.outputShape().size()).toArray();
        TrainerOptions options = new TrainerOptions(device, SoftmaxCrossEntropy.ID, BATCH, threads, 0, 1);
        double best = 0;
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.updateThere(Setting.of(Adam.ID));
            trainer.setParameters(ParameterInitialization.draw(graph, 1));
            long step = 0;
            for (int stretch = 0; stretch <= STRETCHES; stretch++) {
                long start = System.nanoTime();
                long images = 0;
                double seconds;
                do {
                    step++;
                    trainer.step(inputs, labels, BATCH, step);
                    trainer.apply(rule, state, 0.001, step);
                    images += BATCH;
                    seconds = (System.nanoTime() - start) / 1e9;
                } while (seconds < SECONDS_A_STRETCH);
                // The first one warms up.
                best = stretch == 0 ? 0 : Math.max(best, images / seconds);
            }
        }
        return best;
    }
}
