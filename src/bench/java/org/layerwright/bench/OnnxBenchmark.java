package org.layerwright.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.bench.BenchResult;
import org.layerwright.engine.bench.BenchTask;
import org.layerwright.engine.bench.BenchmarkData;
import org.layerwright.engine.bench.Stopwatch;
import org.layerwright.network.Shape;

/** Measures inference of an exported network in ONNX Runtime. The arguments are a {@link BenchTask}. */
public final class OnnxBenchmark {
    private OnnxBenchmark() {}

    public static void main(String[] args) throws IOException, OrtException {
        BenchTask task = BenchTask.parse(args);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        List<BenchResult.Cell> cells = new ArrayList<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(task.threads());
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            try (OrtSession session = environment.createSession(task.onnx().toString(), options)) {
                for (int batch : task.batches()) {
                    cells.add(infer(task, environment, session, batch));
                }
            }
        }
        // The runtime does not tell how many parameters it holds.
        new BenchResult(0, cells).write(task.result());
    }

    /** Input and output are bound once and written over, which is the runtime at its best. */
    private static BenchResult.Cell infer(BenchTask task, OrtEnvironment environment, OrtSession session, int batch)
            throws IOException, OrtException {
        Shape sample = task.network().graph().input();
        BenchmarkData data = new BenchmarkData(sample, batch);
        FloatBuffer images = floats(batch * sample.size());
        FloatBuffer probabilities = floats(batch * BenchNetworks.CLASSES);
        String input = session.getInputNames().iterator().next();
        String output = session.getOutputNames().iterator().next();
        long[] inputShape = {batch, sample.height(), sample.width(), sample.channels()};
        long[] outputShape = {batch, BenchNetworks.CLASSES};
        float[] result = new float[batch * BenchNetworks.CLASSES];
        try (OnnxTensor x = OnnxTensor.createTensor(environment, images, inputShape);
                OnnxTensor y = OnnxTensor.createTensor(environment, probabilities, outputShape)) {
            Stopwatch watch = new Stopwatch(task.warmUpSeconds(), task.seconds(), batch);
            for (long step = 1; watch.isRunning(); step++) {
                images.clear();
                images.put(data.images(step)).rewind();
                session.run(Map.of(input, x), Map.of(output, y)).close();
                probabilities.clear();
                probabilities.get(result).rewind();
            }
            return BenchResult.Cell.of(batch, watch, 0);
        }
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
