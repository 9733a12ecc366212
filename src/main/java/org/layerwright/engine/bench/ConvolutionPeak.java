package org.layerwright.engine.bench;

import java.util.List;
import org.layerwright.engine.Device;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.TrainerOptions;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.GraphBuilder;
import org.layerwright.network.op.Initializer;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;

/** What one core reaches with a convolution that suits it: 3×3, from 64 to 64 channels on 28×28, forward. */
public final class ConvolutionPeak {
    private static final double SECONDS_A_TRY = 0.1;
    private static final int CHANNELS = 64;
    private static final int SIZE = 28;
    private static final int SAMPLES = 8;

    private ConvolutionPeak() {}

    /** Multiply-adds a second in 10⁹; takes about a second. Native code must be set to one thread. */
    public static double measure() {
        OpGraph graph = graph();
        double products = 9.0 * CHANNELS * CHANNELS * SIZE * SIZE * SAMPLES;
        float[] inputs = new float[SAMPLES * graph.input().size()];
        float[] outputs = new float[SAMPLES * graph.outputShape().size()];
        TrainerOptions options = new TrainerOptions(Device.CPU, SoftmaxCrossEntropy.ID, SAMPLES, 1, 0, 1);
        try (NetworkTrainer trainer = new NetworkTrainer(graph, options)) {
            // The one shard works on the calling thread, so its processor time is what counts.
            return products / 1e9 / MachinePeak.seconds(SECONDS_A_TRY, () -> trainer.infer(inputs, SAMPLES, outputs));
        }
    }

    /** With a mean at its end, so that little is carried out of the network. */
    private static OpGraph graph() {
        GraphBuilder builder = new GraphBuilder();
        builder.input(Shape.of(SIZE, SIZE, CHANNELS));
        int kernel = builder.weight(new WeightSpec(
                "kernel", List.of(3, 3, CHANNELS, CHANNELS), Initializer.ZEROS, 1, 1, WeightSpec.Role.KERNEL));
        int value = builder.add(new OpNode(
                "convolution",
                OpType.CONV,
                List.of(0),
                List.of(kernel),
                new Attributes.Window(3, 3, 1, 1, 1, 1, 1, 1, 1, 1),
                Shape.of(SIZE, SIZE, CHANNELS)));
        int output = builder.add(new OpNode(
                "mean", OpType.GLOBAL_AVERAGE_POOL, List.of(value), List.of(), Attributes.NONE, Shape.of(CHANNELS)));
        return builder.build(output);
    }
}
