package org.layerwright.model;

import java.util.List;
import java.util.Map;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;

/** A small trained model: convolution 2×2 with 3 filters on 4×4×1, then dense to 2 classes; 15 + 8 parameters. */
final class Samples {
    static final NetworkSpec NETWORK = NetworkSpec.of(
            "Small one",
            LayerSpec.of("input", "Input", "height", 4, "width", 4, "channels", 1),
            LayerSpec.of("conv", "Conv2D", "filters", 3, "kernelSize", 2),
            LayerSpec.of("pool", "MaxPool2D", "poolSize", 2),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("dense", "Dense", "units", 2, "activation", "softmax"));

    private Samples() {}

    static TrainedModel model() {
        OpGraph graph = Lowering.lower(NETWORK).graph();
        float[] parameters = new float[graph.parameterCount()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = i / 8f - 1;
        }
        return new TrainedModel(
                NETWORK,
                TrainingPlan.DEFAULT.withEpochs(7).withBatchSize(5).withSeed(99),
                Weights.of(graph.weights(), parameters),
                List.of("cat", "狗"),
                Preprocessing.SCALED_BYTES,
                Map.of("testAccuracy", 0.75, "testLoss", Double.NaN));
    }
}
