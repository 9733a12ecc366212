package org.layerwright.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.importer.Fixtures;
import org.layerwright.importer.draft.ImportException;
import org.layerwright.model.TrainedModel;

/** Small graphs with operators in the forms that exporters give them, in ONNX Runtime and in our engine. */
class OperatorFormsTest {
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    /** A graph under construction; values are {@code x} at the beginning and {@code y} at the end. */
    private static final class Net {
        private final String what;
        private final long set;
        private final long[] input;
        private final long[] output;
        private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
        private final Random random = new Random(5);

        Net(String what, long set, long[] input, long... output) {
            this.what = what;
            this.set = set;
            this.input = input;
            this.output = output;
        }

        Net node(String type, String inputs, String output, AttributeProto... attributes) {
            graph.addNode(NodeProto.newBuilder()
                    .setOpType(type)
                    .setName(output)
                    .addAllInput(List.of(inputs.split(",", -1)))
                    .addOutput(output)
                    .addAllAttribute(List.of(attributes)));
            return this;
        }

        Net floats(String name, float[] values, long... dims) {
            TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(1);
            for (long dim : dims) {
                tensor.addDims(dim);
            }
            for (float value : values) {
                tensor.addFloatData(value);
            }
            graph.addInitializer(tensor);
            return this;
        }

        /** Numbers above zero, as scales and variances need. */
        Net drawn(String name, long... dims) {
            int size = 1;
            for (long dim : dims) {
                size *= (int) dim;
            }
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = 0.1f + random.nextFloat() / 2;
            }
            return floats(name, values, dims);
        }

        Net longs(String name, long... values) {
            TensorProto.Builder tensor =
                    TensorProto.newBuilder().setName(name).setDataType(7).addDims(values.length);
            for (long value : values) {
                tensor.addInt64Data(value);
            }
            graph.addInitializer(tensor);
            return this;
        }

        ModelProto model() {
            return ModelProto.newBuilder()
                    .setIrVersion(set < 10 ? 4 : 8)
                    .setProducerName("test")
                    .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(set))
                    .setGraph(graph.addInput(OnnxTesting.declared("x", input))
                            .addOutput(OnnxTesting.declared("y", output)))
                    .build();
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static long[] dims(long... dims) {
        return dims;
    }

    private static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static Stream<Net> nets() {
        List<Net> nets = new ArrayList<>();
        long[] image = dims(2, 5, 7);
        nets.add(new Net("clip as attribute, dropout of set 9", 9, dims(4), 4)
                .node("Clip", "x", "c", real("min", 0))
                .node("Dropout", "c", "y", real("ratio", 0.25f)));
        nets.add(new Net("clip without an upper limit", 13, dims(4), 4)
                .floats("zero", new float[] {0})
                .node("Clip", "x,zero", "y"));
        nets.add(new Net("one slope for all", 13, image, image)
                .floats("slope", new float[] {0.3f, 0.3f}, 2, 1, 1)
                .node("PRelu", "x,slope", "y"));
        nets.add(new Net("elu and gelu by hand with a product", 13, dims(6), 6)
                .floats("half", new float[] {0.5f})
                .floats("root", new float[] {0.70710678f})
                .floats("one", new float[] {1})
                .node("Elu", "x", "e", real("alpha", 0.7f))
                .node("Mul", "e,root", "a")
                .node("Erf", "a", "b")
                .node("Add", "one,b", "c")
                .node("Mul", "half,e", "d")
                .node("Mul", "d,c", "y"));
        nets.add(new Net("pad of set 9, convolution with odd padding below", 9, image, 3, 5, 7)
                .drawn("w", 3, 2, 3, 3)
                .node("Pad", "x", "p", ints("pads", 0, 0, 1, 1, 0, 0, 1, 1), text("mode", "constant"))
                .node("Conv", "p,w", "y"));
        nets.add(new Net("padding above the middle", 13, image, 3, 3, 4)
                .drawn("w", 3, 2, 2, 2)
                .drawn("b", 3)
                .node("Conv", "x,w,b", "y", text("auto_pad", "SAME_LOWER"), ints("strides", 2, 2)));
        nets.add(new Net("same padding, dilated", 13, image, 3, 5, 7)
                .drawn("w", 3, 2, 2, 2)
                .node("Conv", "x,w", "y", ints("pads", 1, 1, 1, 1), ints("dilations", 2, 2)));
        nets.add(new Net("pooling that rounds up", 13, image, 2, 3, 4)
                .node("Relu", "x", "r")
                .node("MaxPool", "r", "y", ints("kernel_shape", 2, 2), ints("strides", 2, 2), integer("ceil_mode", 1)));
        nets.add(new Net("mean that counts its padding", 13, image, 2, 3, 4)
                .node(
                        "AveragePool",
                        "x",
                        "y",
                        ints("kernel_shape", 3, 3),
                        ints("strides", 2, 2),
                        ints("pads", 1, 1, 1, 1),
                        integer("count_include_pad", 1)));
        nets.add(new Net("mean over a window as large as the image, then a pixel convolution", 13, image, 3, 1, 1)
                .drawn("w", 3, 2, 1, 1)
                .node("AveragePool", "x", "p", ints("kernel_shape", 5, 7))
                .node("Conv", "p,w", "y"));
        nets.add(new Net("largest over the image, axes kept, squeezed", 13, image, 2)
                .longs("axes", 2, 3)
                .node("ReduceMax", "x", "m", ints("axes", -2, -1))
                .node("Squeeze", "m,axes", "y"));
        nets.add(new Net("squeeze and unsqueeze of set 9", 9, dims(2, 1, 1), 2, 1, 1)
                .node("Squeeze", "x", "s", ints("axes", 2, 3))
                .node("Relu", "s", "r")
                .node("Unsqueeze", "r", "y", ints("axes", 2, 3)));
        nets.add(new Net("upsample of set 9", 9, dims(2, 2, 3), 2, 4, 6)
                .floats("scales", new float[] {1, 1, 2, 2}, 4)
                .node("Upsample", "x,scales", "y", text("mode", "nearest")));
        nets.add(new Net("resize to sizes", 13, dims(2, 2, 3), 2, 6, 9)
                .longs("sizes", 3, 2, 6, 9)
                .node(
                        "Resize",
                        "x,,,sizes",
                        "y",
                        text("mode", "linear"),
                        text("coordinate_transformation_mode", "pytorch_half_pixel")));
        nets.add(new Net("bias behind a product, scale behind a convolution", 13, image, 3)
                .drawn("w", 3, 2, 3, 3)
                .drawn("s", 3, 1, 1)
                .drawn("m", 45, 3)
                .drawn("b", 3)
                .longs("flat", 0, -1)
                .node("Conv", "x,w", "c")
                .node("Mul", "s,c", "d")
                .node("Relu", "d", "r")
                .node("Reshape", "r,flat", "f")
                .node("MatMul", "f,m", "g")
                .node("Add", "b,g", "y"));
        nets.add(new Net("flattened images side by side, normalised, then dense", 13, image, 4)
                .drawn("w", 2, 2, 3, 3)
                .drawn("scale", 100)
                .drawn("shift", 100)
                .drawn("mean", 100)
                .drawn("var", 100)
                .drawn("m", 4, 100)
                .node("Conv", "x,w", "c")
                .node("Flatten", "x", "fx")
                .node("Flatten", "c", "fc")
                .node("Concat", "fx,fc", "f", integer("axis", 1))
                .node("BatchNormalization", "f,scale,shift,mean,var", "n", real("epsilon", 1e-3f))
                .node("Gemm", "n,m", "y", integer("transB", 1), real("alpha", 0.5f)));
        nets.add(new Net("scale and shift with nobody to take them", 13, image, image)
                .drawn("s", 1, 2, 1, 1)
                .drawn("b", 2, 1, 1)
                .floats("c", new float[] {0.75f})
                .node("Tanh", "x", "t")
                .node("Mul", "t,s", "u")
                .node("Sub", "b,u", "v")
                .node("Div", "v,c", "y"));
        nets.add(new Net("sums of three and of sums", 13, dims(4), 4)
                .node("Relu", "x", "a")
                .node("Tanh", "x", "b")
                .node("Sum", "a,b,x", "c")
                .node("Add", "c,a", "y"));
        nets.add(new Net("channels last all the way", 13, dims(4, 5, 3), 4, 5, 2)
                .drawn("w", 2, 3, 3, 3)
                .drawn("m", 2, 2)
                .drawn("b", 2)
                .node("Transpose", "x", "t", ints("perm", 0, 3, 1, 2))
                .node("Conv", "t,w", "c", ints("pads", 1, 1, 1, 1))
                .node("Transpose", "c", "u", ints("perm", 0, 2, 3, 1))
                .node("Add", "u,b", "a")
                .node("Relu", "a", "r")
                .node("MatMul", "r,m", "y"));
        nets.add(new Net("softmax over channels in the middle", 13, image, image)
                .node("Softmax", "x", "s", integer("axis", 1))
                .node("MaxPool", "s", "y", ints("kernel_shape", 1, 1)));
        nets.add(new Net("image without channels, flattened", 13, dims(4, 6), 3)
                .drawn("m", 24, 3)
                .node("Flatten", "x", "f")
                .node("Gemm", "f,m", "y"));
        nets.add(new Net("layer normalisation without shift, channels last", 17, dims(4, 5, 3), 4, 5, 3)
                .drawn("g", 3)
                .node("Transpose", "x", "t", ints("perm", 0, 3, 1, 2))
                .node("GlobalAveragePool", "t", "unused")
                .node("Transpose", "t", "u", ints("perm", 0, 2, 3, 1))
                .node("LayerNormalization", "u,g", "y", real("epsilon", 1e-4f)));
        nets.add(new Net("grouped into each channel, twice as many", 13, image, 4, 3, 5)
                .drawn("w", 4, 1, 3, 3)
                .drawn("b", 4)
                .node("Conv", "x,w,b", "y", integer("group", 2)));
        return nets.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nets")
    void agreesWithOnnxRuntime(Net net) throws IOException, OrtException {
        byte[] bytes = net.model().toByteArray();
        Path file = Files.write(folder.resolve("net.onnx"), bytes);
        TrainedModel model = new OnnxImport().read(file);
        Random random = new Random(8);
        int size = 1;
        for (long dim : net.input) {
            size *= (int) dim;
        }
        float[] samples = new float[Fixtures.SAMPLES * size];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 2 * random.nextFloat() - 1;
        }
        boolean last = net.what.contains("channels last");
        List<Integer> in = integers(net.input);
        List<Integer> out = integers(net.output);
        float[] ours = Fixtures.outputs(model, last ? samples : Fixtures.channelsLast(samples, in), Fixtures.SAMPLES);
        float[] theirs = runtime(bytes, samples, net.input);
        Fixtures.assertClose(last ? theirs : Fixtures.channelsLast(theirs, out), ours, TOLERANCE);
    }

    private static List<Integer> integers(long... dims) {
        List<Integer> integers = new ArrayList<>();
        for (long dim : dims) {
            integers.add((int) dim);
        }
        return integers;
    }

    private static float[] runtime(byte[] file, float[] samples, long[] shape) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] dims = new long[shape.length + 1];
        dims[0] = Fixtures.SAMPLES;
        System.arraycopy(shape, 0, dims, 1, shape.length);
        try (OrtSession session = environment.createSession(file);
                ai.onnxruntime.OnnxTensor tensor =
                        ai.onnxruntime.OnnxTensor.createTensor(environment, FloatBuffer.wrap(samples), dims);
                OrtSession.Result result = session.run(Map.of("x", tensor))) {
            FloatBuffer values = ((ai.onnxruntime.OnnxTensor) result.get(0)).getFloatBuffer();
            float[] outputs = new float[values.remaining()];
            values.get(outputs);
            return outputs;
        }
    }

    /** What we have no layer for is not read as something else. */
    @Test
    void otherFormsAreRefused() throws IOException {
        Map<Net, String> refused = Map.of(
                new Net("limit at 6", 9, dims(4), 4).node("Clip", "x", "y", real("min", 0), real("max", 6)),
                "max=6.0",
                new Net("maximum with padding of negative numbers", 13, dims(2, 5, 5), 2, 3, 3)
                        .node(
                                "MaxPool",
                                "x",
                                "y",
                                ints("kernel_shape", 3, 3),
                                ints("strides", 2, 2),
                                ints("pads", 0, 0, 1, 1)),
                "pads=0×0×1×1",
                new Net("some channels together", 13, dims(4, 5, 5), 4, 3, 3)
                        .drawn("w", 4, 2, 3, 3)
                        .node("Conv", "x,w", "y", integer("group", 2)),
                "group=2",
                new Net("approximate gelu", 20, dims(4), 4).node("Gelu", "x", "y", text("approximate", "tanh")),
                "approximate=tanh",
                new Net("cubic", 13, dims(2, 2, 3), 2, 4, 6)
                        .floats("scales", new float[] {1, 1, 2, 2}, 4)
                        .node("Resize", "x,,scales", "y", text("mode", "cubic")),
                "mode=cubic",
                new Net("gate of channels", 13, dims(2, 4, 4), 2, 4, 4)
                        .node("GlobalAveragePool", "x", "p")
                        .node("Mul", "x,p", "y"),
                "N×2×4×4 × N×2×1×1",
                new Net("softmax over pixels", 13, dims(2, 4, 4), 2, 4, 4)
                        .node("Softmax", "x", "s", integer("axis", 3))
                        .node("MaxPool", "s", "y", ints("kernel_shape", 1, 1)),
                "axis=3",
                new Net("batch statistics", 15, dims(2, 4, 4), 2, 4, 4)
                        .drawn("a", 2)
                        .node("BatchNormalization", "x,a,a,a,a", "y", integer("training_mode", 1)),
                "training_mode=1");
        for (Map.Entry<Net, String> each : refused.entrySet()) {
            Path file = Files.write(
                    folder.resolve("refused.onnx"), each.getKey().model().toByteArray());
            String said = "";
            try {
                new OnnxImport().read(file);
            } catch (ImportException e) {
                said = e.getMessage();
            }
            assertTrue(said.contains(each.getValue()), each.getKey() + ": " + said);
        }
        assertEquals(8, refused.size());
    }
}
