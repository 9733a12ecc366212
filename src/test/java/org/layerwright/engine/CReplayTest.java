package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.engine.kernel.Softmax;
import org.layerwright.export.c.Precision;
import org.layerwright.export.proof.GraphReplays;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.model.Preprocessing;
import org.layerwright.network.op.OpGraph;

/** The graphs of {@link GradientTest} as C, compiled by the compiler of this machine, against our engine. */
class CReplayTest {
    private static final double TOLERANCE = 1e-4;
    private static final int SAMPLES = 3;

    @TempDir
    Path folder;

    static Stream<Arguments> graphs() {
        return GradientTest.graphs();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void agreesOnEveryOperator(String name, OpGraph graph) {
        float[] parameters = Graphs.parameters(graph, 1);
        float[] inputs = Graphs.inputs(graph, SAMPLES, 2);
        ExportSource source = new ExportSource(name, graph, parameters, Preprocessing.SCALED_BYTES, List.of());
        float[] found =
                GraphReplays.c(source, Precision.SINGLE, ExportOptions.PLAIN, folder, inputs, SAMPLES);
        float[] expected = ours(graph, parameters, inputs);
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], TOLERANCE * Math.max(1, Math.abs(expected[i])), "output " + i);
        }
    }

    private static float[] ours(OpGraph graph, float[] parameters, float[] inputs) {
        int width = graph.outputShape().size();
        float[] outputs = new float[SAMPLES * width];
        try (NetworkTrainer trainer = NetworkTrainer.forOutputs(graph, SAMPLES)) {
            trainer.setParameters(parameters);
            trainer.outputs(inputs, SAMPLES, outputs);
        }
        // The engine stops before a last softmax.
        for (int i = 0; graph.endsInSoftmax() && i < SAMPLES; i++) {
            Softmax.replace(outputs, i * width, width);
        }
        return outputs;
    }
}
