package org.layerwright.importer.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.importer.Fixtures;
import org.layerwright.importer.draft.ImportException;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.LayerSpec;

/** Files by PyTorch 2.13's two exporters, operator sets 9 to 21, against what PyTorch and ONNX Runtime compute. */
class PytorchFilesTest {
    private static final double TOLERANCE = 1e-5;

    private static TrainedModel read(String name) {
        return new OnnxImport().read(Fixtures.path("pytorch/" + name + ".onnx"));
    }

    private static List<String> types(TrainedModel model) {
        return model.network().layers().stream().map(LayerSpec::type).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits-9",
                "digits-17-fixed",
                "digits-dynamo",
                "digits-training-12",
                "view-11",
                "view-dynamo-20",
                "residual-13",
                "residual-bn-16",
                "residual-dynamo-21",
                "branches-10",
                "branches-17",
                "branches-dynamo-20",
                "decoder-nearest-11",
                "decoder-bilinear-16",
                "decoder-dynamo",
                "dense-9",
                "dense-dynamo"
            })
    void givesWhatPytorchGives(String name) throws OrtException, IOException {
        Fixtures fixture = Fixtures.read("pytorch/" + name + ".onnx");
        float[] samples = Fixtures.channelsLast(fixture.input(), fixture.shape());
        float[] found = Fixtures.outputs(read(name), samples, Fixtures.SAMPLES);
        float[] comparable = name.startsWith("digits") ? logSoftmax(found, 10) : found;
        Fixtures.assertClose(Fixtures.channelsLast(fixture.output(), fixture.outputShape()), comparable, TOLERANCE);
        if (!name.endsWith("fixed")) {
            Fixtures.assertClose(Fixtures.channelsLast(runtime(fixture), fixture.outputShape()), comparable, TOLERANCE);
        }
    }

    private static float[] runtime(Fixtures fixture) throws OrtException, IOException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] dims = new long[fixture.shape().size() + 1];
        dims[0] = Fixtures.SAMPLES;
        for (int i = 1; i < dims.length; i++) {
            dims[i] = fixture.shape().get(i - 1);
        }
        try (OrtSession session = environment.createSession(Files.readAllBytes(fixture.file()));
                ai.onnxruntime.OnnxTensor tensor =
                        ai.onnxruntime.OnnxTensor.createTensor(environment, FloatBuffer.wrap(fixture.input()), dims);
                OrtSession.Result result =
                        session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
            FloatBuffer values = ((ai.onnxruntime.OnnxTensor) result.get(0)).getFloatBuffer();
            float[] outputs = new float[values.remaining()];
            values.get(outputs);
            return outputs;
        }
    }

    private static float[] logSoftmax(float[] logits, int classes) {
        float[] result = new float[logits.length];
        for (int from = 0; from < logits.length; from += classes) {
            double sum = 0;
            for (int i = from; i < from + classes; i++) {
                sum += Math.exp(logits[i]);
            }
            for (int i = from; i < from + classes; i++) {
                result[i] = (float) (logits[i] - Math.log(sum));
            }
        }
        return result;
    }

    @Test
    void layersAreOursAgain() {
        assertEquals(
                List.of("Input", "Conv2D", "Conv2D", "MaxPool2D", "Flatten", "Dense", "Dense"),
                types(read("digits-9")));
        LayerSpec conv = read("digits-9").network().layer("conv2").orElseThrow();
        assertEquals("relu", conv.params().get("activation"));
        assertEquals("same", conv.params().get("padding"));
        assertEquals(6, conv.params().get("filters"));
        assertTrue(types(read("branches-17")).contains("SeparableConv2D"));
        assertTrue(types(read("branches-10")).contains("LayerNormalization"));
        assertTrue(types(read("residual-bn-16")).contains("BatchNormalization"));
        assertFalse(types(read("decoder-nearest-11")).contains("Flatten"));
    }

    @Test
    void classesAreCountedAndTheLossFits() {
        TrainedModel digits = read("digits-9");
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.classNames());
        assertEquals("softmaxCrossEntropy", digits.plan().loss().type());
        assertEquals("binaryCrossEntropy", read("dense-9").plan().loss().type());
        assertEquals(2, read("dense-9").classNames().size());
        assertEquals("digits-9", digits.network().name());
        assertEquals(
                "Read from digits-9.onnx, written by pytorch 2.13.0.",
                digits.network().description().get("en"));
    }

    @Test
    void namesEverythingThatCannotBeRead() {
        ImportException e = assertThrows(ImportException.class, () -> read("unreadable"));
        for (String part : List.of(
                "unreadable.onnx",
                "Cos × 1 (“/Cos”)",
                "CumSum × 1 (“/CumSum”)",
                "LSTM × 1 (“/lstm/LSTM”)",
                "Conv “/conv/Conv” [kernel_shape=3×5]")) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }
}
