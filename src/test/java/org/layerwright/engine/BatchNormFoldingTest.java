package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.BatchNormFolding;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;

class BatchNormFoldingTest {
    private static long count(OpGraph graph, OpType type) {
        return graph.nodes().stream().filter(node -> node.type() == type).count();
    }

    private static void sameOutputs(OpGraph graph, OpGraph folded, float[] parameters, float[] foldedParameters) {
        int samples = 4;
        int classes = graph.outputShape().size();
        float[] inputs = Graphs.inputs(graph, samples, 2);
        float[] expected = new float[samples * classes];
        float[] found = new float[samples * classes];
        try (NetworkTrainer plain = NetworkTrainer.forOutputs(Device.CPU, graph, samples);
                NetworkTrainer small = NetworkTrainer.forOutputs(Device.CPU, folded, samples)) {
            plain.setParameters(parameters);
            small.setParameters(foldedParameters);
            plain.outputs(inputs, samples, expected);
            small.outputs(inputs, samples, found);
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-5 * (1 + Math.abs(expected[i])));
        }
    }

    private static OpGraph check(Graphs builder, int left) {
        OpGraph graph = builder.build();
        float[] parameters = Graphs.parameters(graph, 1);
        float[] before = parameters.clone();
        BatchNormFolding.Folded folded = BatchNormFolding.fold(graph, parameters);
        assertArrayEquals(before, parameters);
        assertEquals(left, count(folded.graph(), OpType.BATCH_NORMALIZATION));
        assertEquals(
                folded.graph().weights().size(),
                folded.graph().weights().stream()
                        .map(WeightSpec::name)
                        .distinct()
                        .count());
        sameOutputs(graph, folded.graph(), parameters, folded.parameters());
        return folded.graph();
    }

    /** Every graph of the gradient test, most of them without anything to fold, computes the same afterwards. */
    static Stream<Arguments> graphs() {
        return GradientTest.graphs();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void leavesTheResultAsItIs(String name, OpGraph graph) {
        float[] parameters = Graphs.parameters(graph, 1);
        BatchNormFolding.Folded folded = BatchNormFolding.fold(graph, parameters);
        sameOutputs(graph, folded.graph(), parameters, folded.parameters());
    }

    @Test
    void foldsBehindConvolutionsAndDenseLayers() {
        Graphs graph = new Graphs(8, 8, 2)
                .conv(6, 3, 1, 1, true, false)
                .batchNormalization()
                .relu();
        graph.depthwise(2, graph.window(3, 3, 2, 2, 1, true), true)
                .batchNormalization()
                .relu();
        graph.conv(5, 1, 1, 1, false, true).batchNormalization().each(OpType.SPATIAL_DROPOUT, new Attributes.Rate(0.2));
        graph.flatten().dense(7, false).batchNormalization().each(OpType.DROPOUT, new Attributes.Rate(0.5));
        graph.each(OpType.GAUSSIAN_NOISE, new Attributes.Deviation(1)).dense(4, true);
        OpGraph folded = check(graph, 0);
        assertEquals(8, folded.nodes().size());
        assertEquals(10, folded.weights().size());
    }

    @Test
    void leavesWhatItCannotFold() {
        check(new Graphs(4, 4, 2).batchNormalization().flatten().dense(3, true), 1);
        check(new Graphs(4).dense(3, true).relu().batchNormalization().dense(2, true), 1);
        Graphs read = new Graphs(4).dense(3, true);
        int value = read.value();
        check(read.sum(read.batchNormalization().value(), value), 1);
    }

    @Test
    void sharedKernelsArePartedWhereOnlyOneIsFolded() {
        check(
                new Graphs(6, 6, 3)
                        .conv(3, 3, 1, 1, true, true)
                        .again()
                        .batchNormalization()
                        .flatten()
                        .dense(2, true),
                0);
        check(
                new Graphs(5)
                        .dense(5, true)
                        .batchNormalization()
                        .relu()
                        .dense(5, false)
                        .dense(3, true),
                0);
    }

    @Test
    void aLastNormalizationBecomesTheOutput() {
        OpGraph folded = check(new Graphs(5).dense(3, true).batchNormalization(), 0);
        assertEquals(1, folded.output());
    }
}
