package org.layerwright.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwright.export.target.ExportException;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.file.FileException;
import org.layerwright.json.JsonReader;
import org.layerwright.model.ModelFile;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.Safetensors;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

/** What the exporters of source code and weights refuse, what they write and in which order. */
class SourceExportersTest {
    private static final ModelExporters EXPORTERS = new ModelExporters(new AtomicFiles(), "1.2.3");

    @TempDir
    Path folder;

    private static TrainedModel model(float value, Object... convolution) {
        NetworkSpec network = NetworkSpec.of(
                "Small one",
                LayerSpec.of("input", "Input", "height", 8, "width", 8, "channels", 1),
                LayerSpec.of("conv", "Conv2D", convolution),
                LayerSpec.of("flatten", "Flatten"),
                LayerSpec.of("dense", "Dense", "units", 2));
        OpGraph graph = Lowering.lower(network).graph();
        float[] parameters = new float[graph.parameterCount()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = i % 7 / 10f;
        }
        parameters[parameters.length - 1] = value;
        return new TrainedModel(
                network,
                TrainingPlan.DEFAULT,
                Weights.of(graph.weights(), parameters),
                List.of("cat", "狗"),
                Preprocessing.SCALED_BYTES,
                Map.of());
    }

    private static ModelExporter exporter(String target) {
        return EXPORTERS.find(target).orElseThrow();
    }

    private void refused(String target, TrainedModel model, ExportOptions options, String english, String chinese) {
        ModelExporter exporter = exporter(target);
        Exportability.Unsupported found = (Exportability.Unsupported) exporter.check(model, options);
        assertTrue(found.reason(new Texts(Texts.ENGLISH)).contains(english), found.reason(new Texts(Texts.ENGLISH)));
        assertTrue(found.reason(new Texts(Texts.CHINESE)).contains(chinese), found.reason(new Texts(Texts.CHINESE)));
        Path file = folder.resolve("refused." + exporter.extension());
        assertThrows(ExportException.class, () -> exporter.write(model, options, file));
        for (String name : exporter.files("refused")) {
            assertFalse(Files.exists(folder.resolve(name)), name);
        }
    }

    @Test
    void namesWhatCannotBeExpressed() {
        TrainedModel gaps = model(1, "stride", 2, "dilation", 2);
        refused("keras", gaps, ExportOptions.PLAIN, "conv has a stride of 2 and a dilation of 2", "步幅为 2");
        assertEquals(Exportability.SUPPORTED, exporter("pytorch").check(gaps, ExportOptions.PLAIN));
        refused("c", model(Float.NaN), ExportOptions.PLAIN, "dense/bias holds infinity or no number", "非数值");
        refused("c-int8", model(Float.POSITIVE_INFINITY), ExportOptions.PLAIN, "dense/bias", "dense/bias");
        refused("lwm", model(1), ExportOptions.RAW, "Small one: a model file holds", "Small one");
        refused("safetensors", model(1), ExportOptions.RAW, "has no input", "没有输入");
    }

    /** A folder in the companion's place makes its writing fail. */
    @ParameterizedTest
    @CsvSource({"c,c,h", "c-int8,c,h", "keras,py,safetensors", "pytorch,py,safetensors", "java,java,onnx"})
    void withoutItsCompanionTheMainFileIsNotWritten(String target, String ending, String other) throws IOException {
        Files.createDirectories(folder.resolve("net." + other).resolve("full"));
        Path file = folder.resolve("net." + ending);
        assertThrows(FileException.class, () -> exporter(target).write(model(1), ExportOptions.PLAIN, file));
        assertFalse(Files.exists(file));
    }

    /** Whatever a user calls the file, its companion has another name. */
    @ParameterizedTest
    @CsvSource({"c,net.h", "keras,net.safetensors", "java,net.onnx", "pytorch,net"})
    void aMainFileIsNeverItsOwnCompanion(String target, String name) throws IOException {
        exporter(target).write(model(1), ExportOptions.PLAIN, folder.resolve(name));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "keras,mnist-cnn,mnist_cnn_keras.py",
        "pytorch,1 net,layer_1_net_pytorch.py",
        "java,mnist-cnn,MnistCnn.java",
        "java,list,ListNetwork.java",
        "c,mnist-cnn,mnist_cnn.c",
        "c-int8,mnist-cnn,mnist_cnn_int8.c",
        "lwm,mnist-cnn,mnist-cnn-export.lwm",
        "onnx,mnist-cnn,mnist-cnn.onnx"
    })
    void proposesNamesThatLanguagesTake(String target, String stem, String expected) {
        assertEquals(expected, exporter(target).fileName(stem));
    }

    @Test
    void weightsComeWithAllThatBelongsToThem() throws IOException {
        TrainedModel model = model(1);
        Path file = folder.resolve("net.safetensors");
        exporter("safetensors").write(model, ExportOptions.PLAIN, file);
        byte[] bytes = Files.readAllBytes(file);
        Safetensors read = Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, "net", infos -> {});
        assertEquals(model.network(), NetworkJson.read(read.metadata().get("network")));
        assertEquals(
                model.classNames(),
                JsonReader.parse(read.metadata().get("classes")).strings("classNames"));
        assertEquals(
                model.preprocessing().note(),
                JsonReader.parse(read.metadata().get("preprocessing")).string("note"));
        assertArrayEquals(
                model.weights().find("dense/kernel").orElseThrow().data(),
                read.find("dense/kernel").orElseThrow().floats());
    }

    @Test
    void aModelFileIsTheModel() {
        TrainedModel model = model(1);
        Path file = folder.resolve("net.lwm");
        exporter("lwm").write(model, ExportOptions.PLAIN, file);
        TrainedModel read = new ModelFile(new AtomicFiles()).read(file);
        assertEquals(model.network(), read.network());
        assertArrayEquals(model.weights().flatten(), read.weights().flatten());
    }
}
