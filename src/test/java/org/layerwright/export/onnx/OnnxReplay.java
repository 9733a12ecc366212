package org.layerwright.export.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import org.layerwright.network.Shape;

/** Runs an ONNX file in ONNX Runtime: somebody else's reading of the format. */
public final class OnnxReplay implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    public OnnxReplay(byte[] file) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session = environment.createSession(file, options);
    }

    public OrtSession session() {
        return session;
    }

    public float[] run(float[] inputs, Shape shape, int batch) throws OrtException {
        FloatBuffer values = FloatBuffer.wrap(inputs, 0, batch * shape.size());
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, dims(shape, batch))) {
            return run(tensor);
        }
    }

    public float[] run(byte[] inputs, Shape shape, int batch) throws OrtException {
        ByteBuffer values = ByteBuffer.wrap(inputs, 0, batch * shape.size());
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, dims(shape, batch), OnnxJavaType.UINT8)) {
            return run(tensor);
        }
    }

    private float[] run(OnnxTensor tensor) throws OrtException {
        try (OrtSession.Result result = session.run(Map.of("input", tensor))) {
            FloatBuffer values = ((OnnxTensor) result.get("output").orElseThrow()).getFloatBuffer();
            float[] outputs = new float[values.remaining()];
            values.get(outputs);
            return outputs;
        }
    }

    private static long[] dims(Shape shape, int batch) {
        long[] dims = new long[shape.rank() + 1];
        dims[0] = batch;
        for (int i = 0; i < shape.rank(); i++) {
            dims[i + 1] = shape.dim(i);
        }
        return dims;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
