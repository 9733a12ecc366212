package org.layerwright.engine;

import java.util.List;
import java.util.Random;
import org.bytedeco.openblas.global.openblas_full;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.GraphBuilder;
import org.layerwright.network.op.Initializer;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;

/**
 * Compares one small product and one small convolution with plain Java when a worker starts. A matrix library that
 * picks code for another processor can give wrong numbers without any error; training on them must be impossible.
 *
 * <p>Both run as networks of one operator, through the same code as training does.
 */
public final class SelfCheck {
    private static final int ROWS = 33;
    private static final int INNER = 47;
    private static final int COLUMNS = 29;
    private static final int SIZE = 9;
    private static final int CHANNELS = 5;
    private static final int FILTERS = 7;
    private static final int KERNEL = 3;
    private static final double TOLERANCE = 1e-4;

    private SelfCheck() {}

    /** @throws EngineException where the numbers differ */
    public static void run() {
        run(Device.CPU);
    }

    /** @throws EngineException where the numbers of a device differ */
    public static void run(Device device) {
        checkProduct(device);
        checkConvolution(device);
    }

    private static void checkProduct(Device device) {
        GraphBuilder builder = new GraphBuilder();
        builder.input(Shape.of(INNER));
        int kernel = builder.weight(weight("kernel", INNER, COLUMNS));
        int output = builder.add(
                new OpNode("product", OpType.GEMM, List.of(0), List.of(kernel), Attributes.NONE, Shape.of(COLUMNS)));
        float[] x = random(ROWS * INNER, 1);
        float[] w = random(INNER * COLUMNS, 2);
        double[] expected = new double[ROWS * COLUMNS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                for (int k = 0; k < INNER; k++) {
                    expected[i * COLUMNS + j] += (double) x[i * INNER + k] * w[k * COLUMNS + j];
                }
            }
        }
        compare(device, "A product of two small matrices", builder.build(output), x, w, ROWS, expected);
    }

    private static void checkConvolution(Device device) {
        GraphBuilder builder = new GraphBuilder();
        builder.input(Shape.of(SIZE, SIZE, CHANNELS));
        int kernel = builder.weight(weight("kernel", KERNEL, KERNEL, CHANNELS, FILTERS));
        int out = SIZE - KERNEL + 1;
        Attributes.Window window = new Attributes.Window(KERNEL, KERNEL, 1, 1, 1, 1, 0, 0, 0, 0);
        int output = builder.add(new OpNode(
                "convolution", OpType.CONV, List.of(0), List.of(kernel), window, Shape.of(out, out, FILTERS)));
        float[] x = random(SIZE * SIZE * CHANNELS, 3);
        float[] w = random(KERNEL * KERNEL * CHANNELS * FILTERS, 4);
        double[] expected = new double[out * out * FILTERS];
        for (int i = 0; i < expected.length; i++) {
            int filter = i % FILTERS;
            int left = i / FILTERS % out;
            int top = i / FILTERS / out;
            for (int tap = 0; tap < KERNEL * KERNEL * CHANNELS; tap++) {
                int channel = tap % CHANNELS;
                int column = left + tap / CHANNELS % KERNEL;
                int row = top + tap / CHANNELS / KERNEL;
                expected[i] += (double) x[(row * SIZE + column) * CHANNELS + channel] * w[tap * FILTERS + filter];
            }
        }
        compare(device, "A small convolution", builder.build(output), x, w, 1, expected);
    }

    private static WeightSpec weight(String name, Integer... shape) {
        return new WeightSpec(name, List.of(shape), Initializer.ZEROS, 1, 1, WeightSpec.Role.BIAS);
    }

    private static float[] random(int count, long seed) {
        float[] values = new float[count];
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    private static void compare(
            Device device, String what, OpGraph graph, float[] x, float[] w, int samples, double[] expected) {
        float[] found = new float[expected.length];
        try (NetworkTrainer trainer = NetworkTrainer.forOutputs(device, graph, samples)) {
            trainer.setParameters(w);
            trainer.outputs(x, samples, found);
        }
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(found[i] - expected[i]) < TOLERANCE)) {
                String wrong = what + " gave " + found[i] + " instead of " + (float) expected[i];
                if (device.layout() != Device.Layout.NHWC) {
                    throw new EngineException(wrong + " on the device '" + device.id()
                            + "'. Its results cannot be trusted: update its driver, or train on the CPU.");
                }
                throw new EngineException(wrong
                        + ". The matrix library OpenBLAS does not compute rightly on this processor with the core type '"
                        + coreType() + "'. Set the environment variable OPENBLAS_CORETYPE=Haswell and start again.");
            }
        }
    }

    private static String coreType() {
        return openblas_full.openblas_get_corename().getString();
    }
}
