package org.layerwright.export.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.json.JsonWriter;
import org.layerwright.network.Shape;

/** Answers one question of the stand-in for Python's onnxruntime: {@code facts FILE}, or {@code run FILE} of a sample. */
public final class OnnxBridge {
    private OnnxBridge() {}

    public static void main(String[] args) throws OrtException, IOException {
        try (OnnxReplay replay = new OnnxReplay(Files.readAllBytes(Path.of(args[1])))) {
            OrtSession session = replay.session();
            TensorInfo input = (TensorInfo) session.getInputInfo().get("input").getInfo();
            boolean bytes = input.type == OnnxJavaType.UINT8;
            if (args[0].equals("facts")) {
                System.out.write(facts(session, input, bytes).getBytes(StandardCharsets.UTF_8));
            } else {
                System.out.write(answer(replay, shape(input), bytes));
            }
            System.out.flush();
        }
    }

    private static String facts(OrtSession session, TensorInfo input, boolean bytes) throws OrtException {
        List<Double> shape = new ArrayList<>();
        for (int i = 1; i < input.getShape().length; i++) {
            shape.add((double) input.getShape()[i]);
        }
        return new JsonWriter()
                .putTexts("metadata", session.getMetadata().getCustomMetadata())
                .put("type", bytes ? "tensor(uint8)" : "tensor(float)")
                .putNumbers("shape", shape)
                .toLine()
                .replace(".0", "");
    }

    private static byte[] answer(OnnxReplay replay, Shape shape, boolean bytes) throws OrtException, IOException {
        byte[] given = System.in.readAllBytes();
        float[] answers;
        if (bytes) {
            answers = replay.run(given, shape, 1);
        } else {
            float[] values = new float[given.length / Float.BYTES];
            ByteBuffer.wrap(given)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            answers = replay.run(values, shape, 1);
        }
        ByteBuffer out = ByteBuffer.allocate(answers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.asFloatBuffer().put(answers);
        return out.array();
    }

    private static Shape shape(TensorInfo input) {
        long[] dims = input.getShape();
        return Shape.of((int) dims[1], (int) dims[2], (int) dims[3]);
    }
}
