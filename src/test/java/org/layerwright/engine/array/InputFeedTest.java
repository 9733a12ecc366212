package org.layerwright.engine.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.network.op.OpGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;

/** The next batch goes to the device while the present one is computed, and nothing else changes. */
@Timeout(60)
class InputFeedTest {
    private static final OpGraph GRAPH = BenchNetworks.SEED.graph();
    private static final int BATCH = 6;

    /** ND4J's stream, with a record of what is copied and computed by whom. */
    private static class RecordingStream implements ArrayStream {
        final List<String> events = Collections.synchronizedList(new ArrayList<>());
        private final ArrayStream stream = new Nd4jStream();
        private final Thread engine = Thread.currentThread();

        @Override
        public void run(CustomOp operator, OpContext context) {
            events.add("run");
            stream.run(operator, context);
        }

        @Override
        public void run(Op operator) {
            events.add("run");
            stream.run(operator);
        }

        @Override
        public void upload(float[] source, int count, INDArray target) {
            events.add(Thread.currentThread() == engine ? "copy" : "copy beside");
            stream.upload(source, count, target);
        }

        @Override
        public void upload(long[] source, INDArray target) {
            stream.upload(source, target);
        }

        @Override
        public void download(INDArray source, float[] target, int count) {
            stream.download(source, target, count);
        }
    }

    private static ArrayPlacement placement(ArrayStream stream) {
        ArrayPlacement placement = ArrayPlacement.of("cuda", GRAPH, BATCH, 3, false, stream);
        placement.load(ParameterInitialization.draw(GRAPH, 1));
        return placement;
    }

    private static float[] batch(int number) {
        Random random = new Random(number);
        float[] values = new float[BATCH * GRAPH.shapeOf(0).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    /** Outputs and gradient of a training step whose loss has the outputs' own derivative. */
    private static float[] step(DeviceNetwork network, float[] inputs, int samples, int step) {
        int outputs = GRAPH.outputShape().size();
        float[] rows = new float[BATCH * outputs];
        float[] gradient = new float[GRAPH.parameterCount()];
        network.prepare(null, true);
        network.forward(inputs, 0, samples, true, step);
        network.readOutputs(rows, samples);
        network.backward(rows, samples);
        network.readGradient(gradient);
        float[] all = new float[rows.length + gradient.length];
        System.arraycopy(rows, 0, all, 0, samples * outputs);
        System.arraycopy(gradient, 0, all, rows.length, gradient.length);
        return all;
    }

    @Test
    void copiesTheNextBatchBeforeThisOneIsComputed() {
        CountDownLatch copied = new CountDownLatch(1);
        boolean[] waits = {false};
        RecordingStream stream = new RecordingStream() {
            @Override
            public void run(CustomOp operator, OpContext context) {
                if (waits[0]) {
                    // The first operator of the step holds on until the other copy has begun: it never would in one
                    // thread.
                    waits[0] = false;
                    await(copied);
                    events.add("step");
                }
                super.run(operator, context);
            }

            @Override
            public void upload(float[] source, int count, INDArray target) {
                super.upload(source, count, target);
                if (events.contains("copy beside")) {
                    copied.countDown();
                }
            }
        };
        try (ArrayPlacement placement = placement(stream);
                DeviceNetwork network = placement.network(0, new ShardMeeting(1))) {
            float[] next = batch(2);
            step(network, batch(0), BATCH, 1);
            stream.events.clear();
            network.expect(next, 0, BATCH);
            waits[0] = true;
            step(network, batch(1), BATCH, 2);
            int beside = stream.events.indexOf("copy beside");
            assertTrue(beside >= 0 && beside < stream.events.indexOf("step"), stream.events.toString());
            stream.events.clear();
            step(network, next, BATCH, 3);
            // Nothing but the loss's derivative is copied in its own step: the batch is there already.
            assertEquals(1, Collections.frequency(stream.events, "copy"), stream.events.toString());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "the next batch is not copied while this one is computed");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Batches told of in time, told of and never come, not told of, smaller ones, and a look at others between. */
    @Test
    void givesTheSameBitsAsWithout() {
        int[] sizes = {BATCH, BATCH, 4, BATCH, BATCH, BATCH};
        float[][] inputs = new float[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            inputs[i] = batch(i);
        }
        float[][][] found = new float[2][sizes.length][];
        for (int told = 0; told < 2; told++) {
            try (ArrayPlacement placement = placement(new Nd4jStream());
                    DeviceNetwork network = placement.network(0, new ShardMeeting(1))) {
                for (int i = 0; i < sizes.length; i++) {
                    if (told == 1 && i + 1 < sizes.length && i != 3) {
                        network.expect(inputs[i + 1], 0, sizes[i + 1]);
                    }
                    if (told == 1 && i == 3) {
                        network.expect(batch(77), 0, BATCH);
                    }
                    found[told][i] = step(network, inputs[i], sizes[i], i + 1);
                    network.prepare(null, false);
                    network.forward(batch(99), 1, 2, false, 0);
                }
            }
        }
        for (int i = 0; i < sizes.length; i++) {
            assertArrayEquals(found[0][i], found[1][i], "step " + i);
        }
    }

    @Test
    void aCopyThatFailsIsToldByTheStepThatNeedsIt() {
        RecordingStream stream = new RecordingStream() {
            @Override
            public void upload(float[] source, int count, INDArray target) {
                super.upload(source, count, target);
                if (events.contains("copy beside")) {
                    throw new IllegalStateException("out of memory");
                }
            }
        };
        try (ArrayPlacement placement = placement(stream);
                DeviceNetwork network = placement.network(0, new ShardMeeting(1))) {
            float[] next = batch(1);
            network.expect(next, 0, BATCH);
            IllegalStateException thrown =
                    assertThrows(IllegalStateException.class, () -> step(network, next, BATCH, 1));
            assertEquals("out of memory", thrown.getMessage());
        }
    }
}
