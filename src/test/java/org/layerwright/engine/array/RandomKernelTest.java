package org.layerwright.engine.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.engine.device.Placement;
import org.layerwright.engine.kernel.CounterRandom;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.GraphBuilder;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/** Random values that are made on the device, against the processor's, which are made one by one in Java. */
class RandomKernelTest {
    private static final Shape SHAPE = Shape.of(13, 11, 7);
    private static final int SAMPLES = 23;
    private static final double RATE = 0.3;
    private static final double DEVIATION = 0.7;

    private static float[] drawn(CountingStream stream, OpType type, Attributes attributes, long seed, long step) {
        GraphBuilder builder = new GraphBuilder();
        builder.input(SHAPE);
        int output = builder.add(new OpNode("draw", type, List.of(0), List.of(), attributes, SHAPE));
        OpGraph graph = builder.build(output);
        float[] inputs = new float[SAMPLES * SHAPE.size()];
        Arrays.fill(inputs, type == OpType.GAUSSIAN_NOISE ? 0 : 1);
        float[] found = new float[inputs.length];
        try (Placement placement = stream.placement(graph, SAMPLES, seed, false);
                DeviceNetwork network = placement.network(0, new ShardMeeting(1))) {
            network.forward(inputs, 0, SAMPLES, true, step);
            stream.clear();
            network.forward(inputs, 0, SAMPLES, true, step);
            assertEquals(0, stream.downloads());
            assertEquals(inputs.length + 1, stream.uploaded(), "the batch, and where the draw begins");
            network.readValue(0, found, SAMPLES);
        }
        return found;
    }

    private static long start(long seed, long step) {
        return new CounterRandom(seed, 0).start(step, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {9, -1234567890123L})
    void dropsTheVeryValues(long seed) {
        float[] found = drawn(new CountingStream(), OpType.DROPOUT, new Attributes.Rate(RATE), seed, 41);
        int threshold = (int) Math.round(RATE * (1 << 24));
        for (int i = 0; i < found.length; i++) {
            boolean dropped = (int) (CounterRandom.bits(start(seed, 41), i) >>> 40) < threshold;
            assertEquals(dropped ? 0 : (float) (1 / (1 - RATE)), found[i], "value " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, -1234567890123L})
    void dropsTheVeryChannels(long seed) {
        float[] found = drawn(new CountingStream(), OpType.SPATIAL_DROPOUT, new Attributes.Rate(RATE), seed, 41);
        int threshold = (int) Math.round(RATE * (1 << 24));
        for (int i = 0; i < found.length; i++) {
            int decision = i / SHAPE.size() * SHAPE.channels() + i % SHAPE.channels();
            boolean dropped = (int) (CounterRandom.bits(start(seed, 41), decision) >>> 40) < threshold;
            assertEquals(dropped ? 0 : (float) (1 / (1 - RATE)), found[i], "value " + i);
        }
    }

    /** Two libraries may give a logarithm that differs in its last bit of 53, which hardly ever shows in the 24 of a float. */
    @ParameterizedTest
    @ValueSource(longs = {9, -1234567890123L})
    void addsTheVeryNoise(long seed) {
        float[] found =
                drawn(new CountingStream(), OpType.GAUSSIAN_NOISE, new Attributes.Deviation(DEVIATION), seed, 41);
        int different = 0;
        for (int i = 0; i < found.length; i++) {
            float expected = (float) (DEVIATION * CounterRandom.normal(start(seed, 41), i));
            assertEquals(expected, found[i], Math.ulp(expected), "value " + i);
            different += expected == found[i] ? 0 : 1;
        }
        assertTrue(different <= 1, different + " of " + found.length + " differ in their last bit");
    }
}
