package org.layerwright.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/**
 * Outputs and gradients of single kernels against PyTorch 2.13.0 in double precision. {@code src/test/golden/kernels.py}
 * wrote the numbers: the first three values of each array, and the sum of {@code value[i]·cos(i)}.
 */
class KernelGoldenTest {
    private static final Shape IMAGE = Shape.of(4, 5, 3);
    private static final Map<String, double[]> GOLDEN = read();

    /**
     * @param name as in the file
     * @param weights the shapes of the weights
     */
    record Case(String name, OpType type, Attributes attributes, Shape x, Shape y, List<List<Integer>> weights) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Attributes.Window window(int kernel, int stride, int dilation, int pad) {
        return new Attributes.Window(kernel, kernel, stride, stride, dilation, dilation, pad, pad, pad, pad);
    }

    static Stream<Case> cases() {
        Attributes.Normalization normal = new Attributes.Normalization(1e-3, 0.9);
        List<Case> all = new ArrayList<>();
        List<List<Integer>> deep = List.of(List.of(3, 3, 3, 2), List.of(6));
        all.add(new Case("depthwise", OpType.DEPTHWISE_CONV, window(3, 2, 1, 1), IMAGE, Shape.of(2, 3, 6), deep));
        List<List<Integer>> flat = List.of(List.of(2, 2, 3, 1), List.of(3));
        all.add(new Case("dilated", OpType.DEPTHWISE_CONV, window(2, 1, 2, 1), IMAGE, Shape.of(4, 5, 3), flat));
        List<List<Integer>> full = List.of(List.of(3, 3, 3, 4), List.of(4));
        all.add(new Case("conv", OpType.CONV, window(3, 2, 1, 1), IMAGE, Shape.of(2, 3, 4), full));
        all.add(new Case(
                "gemm", OpType.GEMM, Attributes.NONE, Shape.of(5), Shape.of(4), List.of(List.of(5, 4), List.of(4))));
        Shape large = Shape.of(8, 15, 3);
        all.add(new Case("nearest", OpType.RESIZE, new Attributes.Upsampling(2, 3, false), IMAGE, large, List.of()));
        all.add(new Case("bilinear", OpType.RESIZE, new Attributes.Upsampling(2, 3, true), IMAGE, large, List.of()));
        List<List<Integer>> two = List.of(List.of(3), List.of(3));
        all.add(new Case("layernorm", OpType.LAYER_NORMALIZATION, normal, IMAGE, IMAGE, two));
        List<List<Integer>> four = List.of(List.of(3), List.of(3), List.of(3), List.of(3));
        all.add(new Case("batchnorm", OpType.BATCH_NORMALIZATION, normal, IMAGE, IMAGE, four));
        all.add(elementwise("relu", OpType.RELU, Attributes.NONE));
        all.add(elementwise("leaky", OpType.LEAKY_RELU, new Attributes.Alpha(0.1)));
        all.add(elementwise("elu", OpType.ELU, new Attributes.Alpha(0.7)));
        all.add(elementwise("gelu", OpType.GELU, Attributes.NONE));
        all.add(elementwise("silu", OpType.SILU, Attributes.NONE));
        all.add(elementwise("softplus", OpType.SOFTPLUS, Attributes.NONE));
        all.add(elementwise("sigmoid", OpType.SIGMOID, Attributes.NONE));
        all.add(elementwise("tanh", OpType.TANH, Attributes.NONE));
        all.add(elementwise("softmax", OpType.SOFTMAX, Attributes.NONE));
        all.add(new Case("gap", OpType.GLOBAL_AVERAGE_POOL, Attributes.NONE, IMAGE, Shape.of(3), List.of()));
        all.add(new Case("gmp", OpType.GLOBAL_MAX_POOL, Attributes.NONE, IMAGE, Shape.of(3), List.of()));
        Attributes.Pads pads = new Attributes.Pads(1, 2, 3, 1);
        all.add(new Case("pad", OpType.PAD, pads, IMAGE, Shape.of(8, 8, 3), List.of()));
        Shape half = Shape.of(2, 2, 3);
        all.add(new Case("max", OpType.MAX_POOL, window(2, 2, 1, 0), IMAGE, half, List.of()));
        all.add(new Case("average", OpType.AVERAGE_POOL, window(2, 2, 1, 0), IMAGE, half, List.of()));
        return all.stream();
    }

    private static Case elementwise(String name, OpType type, Attributes attributes) {
        return new Case(name, type, attributes, IMAGE, IMAGE, List.of());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithPyTorch(Case one) {
        int samples = one.x().isImage() ? 2 : 3;
        try (KernelRun run = new KernelRun(one.type(), one.attributes(), one.x(), one.y(), one.weights(), samples)) {
            run.forwardAndBackward();
            compare(one.name() + " y", run.y());
            compare(one.name() + " dx", run.dx());
            int measured =
                    one.type() == OpType.BATCH_NORMALIZATION ? 2 : one.weights().size();
            for (int i = 0; i < measured; i++) {
                compare(one.name() + " dw" + i, run.weightGradient(i));
            }
        }
    }

    /** Running statistics as Keras moves them: {@code 0.9 · old + 0.1 · batch}, with the biased variance. */
    @Test
    void runningStatisticsAgree() {
        Case one = cases().filter(c -> c.name().equals("batchnorm")).findAny().orElseThrow();
        try (KernelRun run = new KernelRun(one.type(), one.attributes(), IMAGE, IMAGE, one.weights(), 2)) {
            run.forwardAndBackward();
            float[] parameters = run.settle();
            compare("batchnorm mean", Arrays.copyOfRange(parameters, 6, 9));
            compare("batchnorm variance", Arrays.copyOfRange(parameters, 9, 12));
        }
    }

    private static void compare(String name, float[] found) {
        double[] expected = GOLDEN.get(name);
        double sum = 0;
        for (int i = 0; i < found.length; i++) {
            sum += found[i] * Math.cos(i);
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(expected[i], found[i], 3e-6, name + " " + i);
        }
        assertEquals(expected[3], sum, 3e-5, name + " as a whole");
    }

    private static Map<String, double[]> read() {
        try (InputStream in = KernelGoldenTest.class.getResourceAsStream("/org/layerwright/engine/kernels.golden")) {
            Map<String, double[]> values = new HashMap<>();
            for (String text : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] words = text.split(" ");
                double[] numbers = new double[4];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Double.parseDouble(words[i + 2]);
                }
                values.put(words[0] + " " + words[1], numbers);
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
