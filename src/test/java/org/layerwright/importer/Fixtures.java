package org.layerwright.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.loss.MeanSquaredError;

/**
 * Files that other programs wrote, with what these programs compute; the Python scripts beside them made them and say with
 * which versions.
 *
 * @param shape of one sample as the program has it
 * @param input three samples
 */
public record Fixtures(Path file, List<Integer> shape, float[] input, float[] output, List<Integer> outputShape) {
    public static final int SAMPLES = 3;
    private static final TrainerOptions OPTIONS =
            new TrainerOptions(Device.CPU, Setting.of(MeanSquaredError.ID), SAMPLES, 1, Regularization.NONE, 0);

    /** @param name such as {@code pytorch/digits-9.onnx}; a JSON file of that name lies beside it */
    public static Fixtures read(String name) {
        Path file = path(name);
        String plain = name.substring(0, name.lastIndexOf('.'));
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(path(plain + ".json")));
            return new Fixtures(
                    file,
                    integers(json.get("shape")),
                    floats(json.get("input")),
                    floats(json.get("output")),
                    integers(json.get("outputShape")));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    public static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static List<Integer> integers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).asDouble();
        }
        return values;
    }

    /** What the model gives for some samples, as its last layer gives it. */
    public static float[] outputs(TrainedModel model, float[] samples, int count) {
        OpGraph graph = Lowering.lower(model.network()).graph();
        float[] result = new float[count * graph.outputShape().size()];
        try (NetworkTrainer trainer = new NetworkTrainer(graph, OPTIONS)) {
            trainer.setParameters(model.weights().flatten());
            trainer.infer(samples, count, result);
        }
        return result;
    }

    /** Samples of images with channels first, with channels last. */
    public static float[] channelsLast(float[] values, List<Integer> shape) {
        if (shape.size() != 3) {
            return values;
        }
        int channels = shape.get(0);
        int pixels = shape.get(1) * shape.get(2);
        float[] turned = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int sample = i / (channels * pixels);
            int channel = i / pixels % channels;
            int pixel = i % pixels;
            turned[(sample * pixels + pixel) * channels + channel] = values[i];
        }
        return turned;
    }

    public static void assertClose(float[] expected, float[] found, double tolerance) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
            assertTrue(
                    Math.abs(expected[i] - found[i]) <= allowed,
                    "value " + i + ": expected " + expected[i] + ", found " + found[i]);
        }
    }

    public static Shape input(TrainedModel model) {
        return Lowering.lower(model.network()).graph().input();
    }
}
