package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.device.DeviceOperators;
import org.layerwright.engine.array.ArrayKernels;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;

/**
 * Every operator forward and backward against {@link ReferenceNetwork}: outputs and loss from its loops, gradients from
 * central differences in double precision. Each graph begins with weights, so that the operator's input gradient is
 * checked through them.
 */
class GradientTest {
    /** At most so many derivatives are compared per graph, drawn at random. */
    private static final int DERIVATIVES = 60;

    static Stream<Arguments> graphs() {
        List<Arguments> all = new ArrayList<>();
        for (int channels : new int[] {1, 3, 5}) {
            for (int kernel : new int[] {1, 2, 3}) {
                for (int stride : new int[] {1, 2, 3}) {
                    for (boolean same : new boolean[] {false, true}) {
                        int dilation = stride == 1 && kernel > 1 ? 2 : 1;
                        add(
                                all,
                                "conv c" + channels + " k" + kernel + " s" + stride + " same " + same,
                                new Graphs(7, 6, 2)
                                        .conv(channels, 2, 1, 1, true, true)
                                        .conv(4, kernel, stride, dilation, same, stride != 2)
                                        .flatten()
                                        .dense(3, true));
                    }
                }
            }
        }
        Graphs uneven = new Graphs(6, 9, 6);
        uneven.conv(5, uneven.window(3, 1, 1, 2, 1, true), true);
        uneven.conv(5, uneven.window(2, 4, 2, 1, 1, false), true);
        add(all, "conv with uneven windows", uneven.flatten().dense(3, true));
        for (int stride : new int[] {1, 2}) {
            for (int dilation : new int[] {1, 2}) {
                Attributes.Window odd = new Attributes.Window(3, 2, stride, stride, dilation, dilation, 2, 0, 1, 3);
                add(
                        all,
                        "conv padded unevenly s" + stride + " d" + dilation,
                        new Graphs(7, 6, 2)
                                .conv(3, 2, 1, 1, true, true)
                                .conv(4, odd, true)
                                .flatten()
                                .dense(3, true));
                add(
                        all,
                        "depthwise padded unevenly s" + stride + " d" + dilation,
                        new Graphs(7, 6, 2)
                                .conv(3, 2, 1, 1, true, true)
                                .depthwise(2, odd, true)
                                .flatten()
                                .dense(3, true));
            }
        }
        add(
                all,
                "conv padded unevenly at the beginning",
                new Graphs(5, 6, 2)
                        .conv(4, new Attributes.Window(2, 2, 1, 1, 1, 1, 0, 1, 1, 0), false)
                        .flatten()
                        .dense(3, true));
        add(
                all,
                "conv from one channel",
                new Graphs(9, 9, 1).conv(4, 3, 1, 1, false, true).flatten().dense(3, true));
        add(
                all,
                "conv from three channels without bias",
                new Graphs(8, 8, 3).conv(4, 3, 2, 1, true, false).flatten().dense(3, true));
        add(
                all,
                "conv wider than a block",
                new Graphs(20, 20, 24)
                        .conv(40, 3, 1, 1, true, true)
                        .pool(OpType.MAX_POOL, 4, 4, false)
                        .flatten()
                        .dense(3, true));
        for (OpType type : new OpType[] {OpType.MAX_POOL, OpType.AVERAGE_POOL}) {
            for (int size : new int[] {2, 3}) {
                for (int stride : new int[] {1, 2, 3}) {
                    for (boolean same : new boolean[] {false, true}) {
                        add(
                                all,
                                type + " " + size + " s" + stride + " same " + same,
                                new Graphs(7, 6, 2)
                                        .conv(5, 2, 1, 1, true, true)
                                        .pool(type, size, stride, same)
                                        .flatten()
                                        .dense(3, true));
                    }
                }
            }
        }
        Object[][] functions = {
            {OpType.RELU, Attributes.NONE},
            {OpType.LEAKY_RELU, new Attributes.Alpha(0.1)},
            {OpType.LEAKY_RELU, new Attributes.Alpha(-0.2)},
            {OpType.ELU, new Attributes.Alpha(1)},
            {OpType.ELU, new Attributes.Alpha(0.5)},
            {OpType.ELU, new Attributes.Alpha(-0.5)},
            {OpType.GELU, Attributes.NONE},
            {OpType.SIGMOID, Attributes.NONE},
            {OpType.TANH, Attributes.NONE},
            {OpType.SILU, Attributes.NONE},
            {OpType.SOFTPLUS, Attributes.NONE},
            {OpType.SOFTMAX, Attributes.NONE},
            {OpType.DROPOUT, new Attributes.Rate(0)},
            {OpType.SPATIAL_DROPOUT, new Attributes.Rate(0)},
            {OpType.GAUSSIAN_NOISE, new Attributes.Deviation(0)},
        };
        for (Object[] function : functions) {
            OpType type = (OpType) function[0];
            Attributes attributes = (Attributes) function[1];
            add(
                    all,
                    type + " " + attributes + " on vectors",
                    new Graphs(5).dense(7, true).each(type, attributes).dense(4, false));
            add(
                    all,
                    type + " " + attributes + " on images",
                    new Graphs(6, 5, 2)
                            .conv(3, 2, 1, 1, false, true)
                            .each(type, attributes)
                            .flatten()
                            .dense(4, true));
            add(
                    all,
                    type + " " + attributes + " before a maximum",
                    new Graphs(6, 6, 2)
                            .conv(3, 3, 1, 1, true, true)
                            .each(type, attributes)
                            .pool(OpType.MAX_POOL, 2, 2, false)
                            .flatten()
                            .dense(4, true));
        }
        add(
                all,
                "a last softmax",
                new Graphs(6)
                        .dense(5, true)
                        .each(OpType.TANH, Attributes.NONE)
                        .dense(4, true)
                        .each(OpType.SOFTMAX, Attributes.NONE));
        add(
                all,
                "two functions in a row",
                new Graphs(6)
                        .dense(5, true)
                        .each(OpType.TANH, Attributes.NONE)
                        .each(OpType.SIGMOID, Attributes.NONE)
                        .relu()
                        .dense(4, true));
        add(all, "flatten first", new Graphs(3, 2, 2).flatten().relu().dense(4, true));
        add(
                all,
                "activation, flatten, activation",
                new Graphs(4, 4, 2)
                        .conv(3, 2, 1, 1, false, true)
                        .each(OpType.TANH, Attributes.NONE)
                        .flatten()
                        .each(OpType.SIGMOID, Attributes.NONE)
                        .dense(4, true));
        Graphs branch = new Graphs(6, 6, 2).conv(3, 3, 1, 1, true, true);
        int shared = branch.value();
        branch.relu().flatten().dense(2, true).from(shared).flatten();
        int flat = branch.value();
        add(
                all,
                "a value with several readers",
                branch.relu().dense(5, true).from(flat).dense(4, true));
        add(
                all,
                "a small CNN",
                new Graphs(12, 12, 1)
                        .conv(6, 3, 1, 1, false, true)
                        .relu()
                        .pool(OpType.MAX_POOL, 2, 2, false)
                        .conv(7, 3, 1, 1, true, true)
                        .relu()
                        .pool(OpType.AVERAGE_POOL, 2, 2, true)
                        .conv(8, 3, 1, 1, false, true)
                        .relu()
                        .flatten()
                        .dense(9, true)
                        .relu()
                        .dense(5, true)
                        .each(OpType.SOFTMAX, Attributes.NONE));
        new MoreGraphs(all).addAll();
        return all.stream();
    }

    static void add(List<Arguments> all, String name, Graphs graph) {
        all.add(Arguments.of(name, graph.build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void matchesTheReference(String name, OpGraph graph) {
        matchesTheReference(Device.CPU, graph);
    }

    static Stream<Arguments> graphsOfCards() {
        return Stream.concat(graphs(), unevenPools())
                .filter(arguments -> DeviceOperators.refusal((OpGraph) arguments.get()[1], "cuda")
                        .isEmpty());
    }

    /** Poolings that no layer has: the processor's kernels pad as "valid" or "same" only. */
    private static Stream<Arguments> unevenPools() {
        List<Arguments> all = new ArrayList<>();
        for (OpType type : new OpType[] {OpType.MAX_POOL, OpType.AVERAGE_POOL}) {
            for (int stride : new int[] {1, 2}) {
                Attributes.Window odd = new Attributes.Window(3, 2, stride, stride, 1, 1, 2, 0, 1, 1);
                Graphs graph = new Graphs(7, 6, 2).conv(5, 2, 1, 1, true, true).pool(type, odd);
                add(all, type + " padded unevenly s" + stride, graph.flatten().dense(3, true));
            }
        }
        return all.stream();
    }

    @Test
    void nothingIsRefusedByCards() {
        assertEquals(graphs().count() + unevenPools().count(), graphsOfCards().count());
    }

    /** The kernels and the layout of a card, on the processor: what a card would run but for the native code. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("graphsOfCards")
    void matchesTheReferenceInTheLayoutOfCards(String name, OpGraph graph) {
        matchesTheReference(Device.of("cuda"), graph);
    }

    @Test
    void everyKernelOfCardsIsChecked() {
        Set<OpType> checked = EnumSet.noneOf(OpType.class);
        graphsOfCards()
                .map(arguments -> (OpGraph) arguments.get()[1])
                .forEach(graph -> graph.nodes().forEach(node -> checked.add(node.type())));
        Set<OpType> there = EnumSet.allOf(OpType.class);
        there.removeIf(type -> !new ArrayKernels().has(type));
        assertEquals(
                EnumSet.allOf(OpType.class).stream()
                        .filter(DeviceOperators::has)
                        .toList(),
                List.copyOf(there));
        assertEquals(there, checked);
    }

    private static void matchesTheReference(Device device, OpGraph graph) {
        int samples = 5;
        float[] parameters = Graphs.parameters(graph, 1);
        float[] inputs = Graphs.inputs(graph, samples, 2);
        int[] labels = Graphs.labels(graph, samples, 3);
        ReferenceNetwork reference = new ReferenceNetwork(graph, parameters);
        TrainerOptions options = new TrainerOptions(device, SoftmaxCrossEntropy.ID, samples, 1, 0, 1);
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            trainer.setParameters(parameters);
            checkOutputs(graph, samples, inputs, reference, trainer);
            StepResult result = trainer.step(inputs, labels, samples, 1);
            assertEquals(reference.loss(inputs, labels, samples), result.loss(), 1e-4);
            checkGradient(samples, inputs, labels, reference, trainer.gradient());
            // A second step must not see anything of the first.
            float[] first = trainer.gradient().clone();
            trainer.step(inputs, labels, samples, 1);
            assertTrue(Arrays.equals(first, trainer.gradient()), "the same step gave another gradient");
        }
    }

    private static void checkOutputs(
            OpGraph graph, int samples, float[] inputs, ReferenceNetwork reference, NetworkTrainer trainer) {
        int classes = graph.outputShape().size();
        float[] outputs = new float[samples * classes];
        trainer.outputs(inputs, samples, outputs);
        for (int i = 0; i < samples; i++) {
            double[] expected = reference.logits(reference.sample(inputs, i));
            for (int k = 0; k < classes; k++) {
                assertEquals(expected[k], outputs[i * classes + k], 1e-4 * (1 + Math.abs(expected[k])));
            }
        }
    }

    private static void checkGradient(
            int samples, float[] inputs, int[] labels, ReferenceNetwork reference, float[] gradient) {
        Random random = new Random(4);
        int count = Math.min(DERIVATIVES, gradient.length);
        for (int i = 0; i < count; i++) {
            int index = count == gradient.length ? i : random.nextInt(gradient.length);
            double expected = reference.derivative(index, inputs, labels, samples);
            double error = Math.abs(expected - gradient[index]) / Math.max(0.01, Math.abs(expected));
            assertTrue(
                    error < 2e-3,
                    () -> "derivative " + index + ": expected " + expected + ", found " + gradient[index]);
        }
    }
}
