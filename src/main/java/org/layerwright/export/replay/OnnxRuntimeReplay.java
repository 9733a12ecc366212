package org.layerwright.export.replay;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.layerwright.export.onnx.OnnxExporter;
import org.layerwright.export.proof.Replay;
import org.layerwright.export.proof.Replayed;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.Shape;

/** Runs an ONNX file in ONNX Runtime: somebody else's reading of the format. */
public final class OnnxRuntimeReplay implements Replay {
    private static final String NAME = "ONNX Runtime";
    private static final int BATCH = 64;
    private static final int MOST_WORDS = 500;

    @Override
    public String target() {
        return OnnxExporter.ID;
    }

    @Override
    public Replayed run(
            TrainedModel model, ExportOptions options, Path file, float[] samples, int count, IntConsumer done) {
        OrtEnvironment environment;
        String by;
        try {
            environment = OrtEnvironment.getEnvironment();
            by = NAME + " " + environment.getVersion();
        } catch (LinkageError e) {
            String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            return new Replayed.Unavailable(NAME, "proof.onnx.missing", List.of(machine));
        }
        try (OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(file.toString(), settings)) {
            Shape input = ExportSource.of(model).graph().input();
            long began = System.nanoTime();
            float[] values = new Samples(environment, session, input, samples).run(count, done);
            return new Replayed.Ran(by, values, (System.nanoTime() - began) / 1e9);
        } catch (OrtException e) {
            String said = String.valueOf(e.getMessage());
            return new Replayed.Failed(by, said.substring(0, Math.min(MOST_WORDS, said.length())));
        }
    }

    /** Samples on their way through a session, some at a time. */
    private record Samples(OrtEnvironment environment, OrtSession session, Shape shape, float[] values) {
        float[] run(int count, IntConsumer done) throws OrtException {
            String input = session.getInputNames().iterator().next();
            TensorInfo info = (TensorInfo) session.getInputInfo().get(input).getInfo();
            boolean bytes = info.type == OnnxJavaType.UINT8;
            float[] answers = new float[0];
            for (int from = 0; from < count; from += BATCH) {
                int batch = Math.min(BATCH, count - from);
                try (OnnxTensor tensor = bytes ? bytes(from, batch) : numbers(from, batch);
                        OrtSession.Result result = session.run(Map.of(input, tensor))) {
                    FloatBuffer said = ((OnnxTensor) result.get(0)).getFloatBuffer();
                    int width = said.remaining() / batch;
                    answers = from == 0 ? new float[count * width] : answers;
                    said.get(answers, from * width, batch * width);
                }
                done.accept(from + batch);
            }
            return answers;
        }

        private OnnxTensor numbers(int from, int batch) throws OrtException {
            FloatBuffer part = FloatBuffer.wrap(values, from * shape.size(), batch * shape.size());
            return OnnxTensor.createTensor(environment, part, dims(batch));
        }

        private OnnxTensor bytes(int from, int batch) throws OrtException {
            byte[] part = new byte[batch * shape.size()];
            for (int i = 0; i < part.length; i++) {
                part[i] = (byte) Math.round(values[from * shape.size() + i]);
            }
            return OnnxTensor.createTensor(environment, ByteBuffer.wrap(part), dims(batch), OnnxJavaType.UINT8);
        }

        private long[] dims(int batch) {
            long[] dims = new long[shape.rank() + 1];
            dims[0] = batch;
            for (int i = 0; i < shape.rank(); i++) {
                dims[i + 1] = shape.dim(i);
            }
            return dims;
        }
    }
}
