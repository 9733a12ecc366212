package org.layerwright.worker.host;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.layerwright.network.Shape;

/** A network in ONNX Runtime. Input and output are bound once and written over, which is that program at its best. */
final class OnnxInference implements Inference {
    private final OrtSession.SessionOptions options;
    private final OrtSession session;
    private final FloatBuffer samples;
    private final FloatBuffer outputs;
    private final OnnxTensor input;
    private final OnnxTensor output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> results;

    /**
     * @param model the bytes of an ONNX file with one input and one output
     * @param sample the shape of one sample
     * @param result the shape of what is given for it
     * @throws LinkageError where its native library cannot be loaded here
     */
    OnnxInference(byte[] model, Shape sample, Shape result, int batch, int threads) throws OrtException {
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "layerwright");
        options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        session = environment.createSession(model, options);
        samples = floats(batch * sample.size());
        outputs = floats(batch * result.size());
        input = OnnxTensor.createTensor(environment, samples, batched(sample, batch));
        output = OnnxTensor.createTensor(environment, outputs, batched(result, batch));
        inputs = Map.of(session.getInputNames().iterator().next(), input);
        results = Map.of(session.getOutputNames().iterator().next(), output);
    }

    /** The program with its version. */
    static String name() {
        return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static long[] batched(Shape shape, int batch) {
        long[] extents = new long[shape.rank() + 1];
        extents[0] = batch;
        for (int i = 0; i < shape.rank(); i++) {
            extents[i + 1] = shape.dim(i);
        }
        return extents;
    }

    @Override
    public void answer(float[] batch, float[] said) {
        samples.clear();
        samples.put(batch).rewind();
        try {
            session.run(inputs, results).close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        outputs.clear();
        outputs.get(said).rewind();
    }

    @Override
    public void close() {
        input.close();
        output.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            options.close();
        }
    }
}
