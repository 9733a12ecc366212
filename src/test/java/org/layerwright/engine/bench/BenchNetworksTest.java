package org.layerwright.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

class BenchNetworksTest {
    /** Seed: Keras's summary of this network. The others: what DJL 0.36 counts for the same blocks. */
    @ParameterizedTest
    @CsvSource({"SEED, 93322", "MLP, 535818", "VGG, 550570", "RESNET, 78714", "SEPARABLE, 9114"})
    void parametersAreThoseOfThePeer(BenchNetworks network, int expected) {
        assertEquals(expected, network.graph().parameterCount());
        assertEquals(Shape.of(BenchNetworks.CLASSES), network.graph().outputShape());
    }

    @ParameterizedTest
    @CsvSource({"SEED, keras-mnist-cnn", "RESNET, resnet-cifar10", "SEPARABLE, separable-cnn-mnist"})
    void threeAreTheSampleNetworks(BenchNetworks network, String sample) throws IOException {
        String text = Files.readString(Path.of("sample-models", sample + ".json"));
        OpGraph expected = Lowering.lower(NetworkJson.read(text)).graph();
        assertEquals(operators(expected), operators(network.graph()));
    }

    private record Operator(OpType type, List<Integer> inputs, Object attributes, Shape shape) {
        static Operator of(OpNode node) {
            return new Operator(node.type(), node.inputs(), node.attributes(), node.shape());
        }
    }

    private static List<Operator> operators(OpGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.type() != OpType.DROPOUT)
                .map(Operator::of)
                .toList();
    }

    @Test
    void namesAreFound() {
        for (BenchNetworks network : BenchNetworks.values()) {
            assertEquals(network, BenchNetworks.find(network.id()).orElseThrow());
        }
    }
}
