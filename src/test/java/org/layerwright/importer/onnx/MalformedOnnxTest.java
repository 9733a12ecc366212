package org.layerwright.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.importer.AnyModel;
import org.layerwright.importer.Damage;
import org.layerwright.importer.Fixtures;
import org.layerwright.model.TrainedModel;

/** ONNX files that are damaged or hostile: refused with a sentence within a second, or sound all the same. */
class MalformedOnnxTest {
    @TempDir
    Path folder;

    private Damage damage;

    @BeforeEach
    void choose() {
        damage = new Damage(folder, ".onnx", new AnyModel()::read);
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(Fixtures.path("pytorch/" + name + ".onnx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"view-11", "branches-17", "decoder-nearest-11"})
    void cutAnywhere(String name) throws IOException {
        damage.truncated(bytes(name), 29);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view-11", "branches-10", "branches-dynamo-20", "decoder-nearest-11", "residual-bn-16"})
    void bytesChanged(String name) throws IOException {
        damage.flipped(bytes(name), 200, 6);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                hostile("a negative extent", "should have", graph -> weight(graph, -3, 4)),
                hostile("a huge extent", "should have", graph -> weight(graph, 1L << 40, 1L << 40)),
                hostile("extents whose product is too large", "should have", graph -> weight(graph, 1 << 20, 1 << 20)),
                hostile("fewer numbers than the extents say", "should have", graph -> weight(graph, 5, 4)),
                hostile(
                        "weights elsewhere",
                        "in another file",
                        graph -> graph.addInitializer(TensorProto.newBuilder()
                                .setName("w")
                                .setDataType(1)
                                .addDims(4)
                                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                                .addExternalData(StringStringEntryProto.newBuilder()
                                        .setKey("location")
                                        .setValue("../../etc/passwd")))),
                hostile("a constant twice", "twice", graph -> {
                    weight(graph, 4, 2);
                    weight(graph, 4, 2);
                }),
                hostile(
                        "numbers of an unknown kind",
                        "of kind 99",
                        graph -> graph.addInitializer(TensorProto.newBuilder()
                                .setName("w")
                                .setDataType(99)
                                .addDims(1)
                                .addInt64Data(1))),
                hostile("too many axes", "damaged", graph -> weight(graph, 1, 1, 1, 1, 1, 1, 1, 1, 8)),
                hostile(
                        "a circle",
                        "has what no layer",
                        graph -> graph.addNode(node("Relu", "b", "a"))
                                .addNode(node("Relu", "a", "b"))
                                .addNode(node("Add", "y", "a", "b"))),
                hostile(
                        "a value that nobody makes",
                        "has what no layer",
                        graph -> graph.addNode(node("Relu", "y", "nowhere"))),
                hostile("no node", "nothing in it makes", graph -> {}),
                hostile("an endless constant", "has what no layer", graph -> {
                    graph.addInitializer(TensorProto.newBuilder()
                            .setName("n")
                            .setDataType(7)
                            .addDims(3)
                            .addInt64Data(1 << 20)
                            .addInt64Data(1 << 20)
                            .addInt64Data(1 << 20));
                    graph.addNode(node("ConstantOfShape", "c", "n")).addNode(node("Add", "y", "x", "c"));
                }),
                hostile("a dense layer of other extents", "has what no layer", graph -> {
                    weight(graph, 2, 4);
                    graph.addNode(node("MatMul", "y", "x", "w"));
                }),
                hostile("a kernel without numbers", "has what no layer", graph -> {
                    weight(graph, 0, 2);
                    graph.addNode(node("MatMul", "y", "x", "w"));
                }),
                hostile(
                        "a graph within a node",
                        "has what no layer",
                        graph -> graph.addNode(node("Relu", "y", "x")
                                .addAttribute(
                                        AttributeProto.newBuilder().setName("g").setG(nested(50))))),
                hostile("a reshape to nothing", "has what no layer", graph -> {
                    graph.addInitializer(TensorProto.newBuilder()
                            .setName("s")
                            .setDataType(7)
                            .addDims(3)
                            .addInt64Data(Long.MIN_VALUE + 1)
                            .addInt64Data(-7)
                            .addInt64Data(1L << 40));
                    graph.addNode(node("Reshape", "y", "x", "s"));
                }));
    }

    private static Arguments hostile(String what, String sentence, Consumer<GraphProto.Builder> content) {
        return Arguments.of(what, sentence, content);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostileFilesAreRefused(String what, String sentence, Consumer<GraphProto.Builder> content) {
        GraphProto.Builder graph = GraphProto.newBuilder();
        content.accept(graph);
        String said = damage.refused(model(graph).toByteArray());
        assertTrue(said.contains(sentence), said);
    }

    /** A dozen steps that look like preprocessing; means and deviations are numbers all the same. */
    @ParameterizedTest
    @CsvSource({"Mul, 1e38", "Mul, 1e-38", "Add, 3e38", "Sub, NaN"})
    void stepsThatLeaveTheNumbersBehind(String type, float number) throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder();
        graph.addInitializer(
                TensorProto.newBuilder().setName("c").setDataType(1).addDims(1).addFloatData(number));
        for (int i = 0; i < 12; i++) {
            graph.addNode(node(type, "x" + i, i == 0 ? "x" : "x" + (i - 1), "c"));
        }
        graph.addNode(node("Relu", "y", "x11"));
        Path file = Files.write(folder.resolve("steps.onnx"), model(graph).toByteArray());
        TrainedModel read = new AnyModel().read(file);
        Stream.concat(read.preprocessing().mean().stream(), read.preprocessing().deviation().stream())
                .forEach(value -> assertTrue(Double.isFinite(value), value.toString()));
        assertEquals(3, read.network().layers().size(), "input, the steps in one, relu");
    }

    @Test
    void otherThings() {
        assertTrue(damage.refused(new byte[0]).contains("no graph"));
        assertTrue(damage.refused("just a text".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .contains("damaged"));
        assertTrue(damage.refused(new byte[100_000]).contains("damaged"));
        ModelProto old = model(GraphProto.newBuilder()).toBuilder()
                .clearOpsetImport()
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(3))
                .build();
        assertTrue(damage.refused(old.toByteArray()).contains("operator set 3"));
    }

    /** Two bytes a node: a small file that would become a hundred million objects. */
    @Test
    void nodesWithoutEnd() {
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        for (int i = 0; i < 5_000_000; i++) {
            graph.write(0x0a);
            graph.write(0);
        }
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        model.writeBytes(new byte[] {0x08, 0x08, 0x3a});
        int length = graph.size();
        while (length > 0x7f) {
            model.write(length & 0x7f | 0x80);
            length >>= 7;
        }
        model.write(length);
        model.writeBytes(graph.toByteArray());
        assertTrue(damage.refused(model.toByteArray()).contains("nodes > 20000"));
    }

    /** A weight that is read many times must not be copied many times. */
    @Test
    void oneWeightForManyLayers() {
        GraphProto.Builder graph = GraphProto.newBuilder();
        int size = 512;
        graph.addInitializer(TensorProto.newBuilder()
                .setName("w")
                .setDataType(1)
                .addDims(4)
                .addDims(size)
                .setRawData(ByteString.copyFrom(new byte[4 * 4 * size])));
        graph.addInitializer(TensorProto.newBuilder()
                .setName("v")
                .setDataType(1)
                .addDims(size)
                .addDims(size)
                .setRawData(ByteString.copyFrom(new byte[4 * size * size])));
        graph.addNode(node("MatMul", "x0", "x", "w"));
        for (int i = 0; i < 1900; i++) {
            graph.addNode(node("MatMul", "x" + (i + 1), "x" + i, "v"));
        }
        graph.addNode(node("Relu", "y", "x1900"));
        Path file = folder.resolve("many.onnx");
        try {
            Files.write(file, model(graph).toByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        long parameters = new AnyModel().read(file).weights().parameterCount();
        assertTrue(parameters == 4L * size + (long) size * size, "" + parameters);
    }

    private static GraphProto nested(int depth) {
        return depth == 0
                ? GraphProto.getDefaultInstance()
                : GraphProto.newBuilder()
                        .addNode(node("If", "y", "x")
                                .addAttribute(
                                        AttributeProto.newBuilder().setName("b").setG(nested(depth - 1))))
                        .build();
    }

    private static void weight(GraphProto.Builder graph, long... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName("w").setDataType(1);
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        boolean empty = dims[0] == 0;
        for (int i = 0; i < 8 && !empty; i++) {
            tensor.addFloatData(i);
        }
        graph.addInitializer(tensor);
    }

    private static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(type)
                .addOutput(output)
                .addAllInput(java.util.List.of(inputs));
    }

    private static ModelProto model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph.addInput(OnnxTesting.declared("x", 4)).addOutput(OnnxTesting.declared("y", 2)))
                .build();
    }
}
