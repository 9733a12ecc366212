package org.layerwright.network.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;

class CostLedgerTest {
    /** Parameters a layer as the summary of the same model in the TensorFlow tutorial "Convolutional Neural Network" prints them for 28×28×1. */
    @Test
    void countsTheSeedNetworkAsKerasDoes() throws IOException {
        NetworkSpec network = NetworkJson.read(Files.readString(Path.of("sample-models/keras-mnist-cnn.json")));
        CostLedger ledger = CostLedger.of(Lowering.lower(network));
        assertEquals(320, ledger.layer("conv1").orElseThrow().parameters());
        assertEquals(18_496, ledger.layer("conv2").orElseThrow().parameters());
        assertEquals(36_928, ledger.layer("conv3").orElseThrow().parameters());
        assertEquals(36_928, ledger.layer("dense1").orElseThrow().parameters());
        assertEquals(650, ledger.layer("output").orElseThrow().parameters());
        assertEquals(93_322, ledger.parameters());
        assertEquals(4 * 93_322, ledger.weightBytes());
    }

    /** Worked by hand: output pixels × kernel area × channels in × channels out. */
    @Test
    void countsMultiplyAdds() throws IOException {
        NetworkSpec network = NetworkJson.read(Files.readString(Path.of("sample-models/keras-mnist-cnn.json")));
        CostLedger ledger = CostLedger.of(Lowering.lower(network));
        assertEquals(26 * 26 * 9 * 32, ledger.layer("conv1").orElseThrow().multiplyAdds());
        assertEquals(11 * 11 * 9 * 32 * 64, ledger.layer("conv2").orElseThrow().multiplyAdds());
        assertEquals(3 * 3 * 9 * 64 * 64, ledger.layer("conv3").orElseThrow().multiplyAdds());
        assertEquals(576 * 64, ledger.layer("dense1").orElseThrow().multiplyAdds());
        assertEquals(640, ledger.layer("output").orElseThrow().multiplyAdds());
        assertEquals(0, ledger.layer("pool1").orElseThrow().multiplyAdds());
    }

    @Test
    void countsActivationsOfTheLayerAndItsFunction() {
        CostLedger ledger = CostLedger.of(Lowering.lower(NetworkSpec.of(
                "n",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 5),
                LayerSpec.of("out", "Dense", "units", 3, "activation", "relu", "useBias", false))));
        LayerCost cost = ledger.layer("out").orElseThrow();
        assertEquals(15, cost.parameters());
        assertEquals(2 * 3 * 4, cost.activationBytes());
        assertEquals(20, ledger.inputBytes());
    }

    /**
     * A separable layer has k²·C + C·filters + filters parameters (Chollet 2017); 4·C of batch normalisation, half of
     * them trained, as the documentation of Keras's BatchNormalization gives its weights.
     */
    @Test
    void countsSeparableLayersStatisticsAndSharedWeights() {
        LayerSpec input = LayerSpec.of("input", "Input", "height", 8, "width", 8, "channels", 32);
        CostLedger ledger = CostLedger.of(Lowering.lower(NetworkSpec.of(
                "n",
                input,
                LayerSpec.of("sep", "SeparableConv2D", "filters", 64, "padding", "same"),
                LayerSpec.of("norm", "BatchNormalization"),
                LayerSpec.of("c", "Conv2D", "filters", 64, "padding", "same"),
                LayerSpec.of("again", "Conv2D", "filters", 64, "padding", "same")
                        .withSharedWith("c"))));
        LayerCost separable = ledger.layer("sep").orElseThrow();
        assertEquals(2400, separable.parameters());
        assertEquals(64 * (288 + 2048), separable.multiplyAdds());
        LayerCost norm = ledger.layer("norm").orElseThrow();
        assertEquals(128, norm.parameters());
        assertEquals(128, norm.statistics());
        assertEquals(4 * 256, norm.weightBytes());
        assertEquals(0, ledger.layer("again").orElseThrow().parameters());
        assertEquals(
                ledger.layer("c").orElseThrow().multiplyAdds(),
                ledger.layer("again").orElseThrow().multiplyAdds());
        assertEquals(2400 + 128 + 64 * 64 * 9 + 64, ledger.parameters());
    }

    @Test
    void trainingNeedsWeightsGradientsStateAndActivations() {
        CostLedger ledger = CostLedger.of(Lowering.lower(NetworkSpec.of(
                "n",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", 5),
                LayerSpec.of("out", "Dense", "units", 3))));
        long weights = 4 * 18;
        long samples = 4 * (5 + 3);
        assertEquals(weights * (2 + 2 + 2) + 2 * 7 * samples, ledger.trainingBytes(7, 2, 1));
    }

    @Test
    void countsAsFarAsABrokenNetworkGoes() {
        Lowered lowered = Lowering.lower(NetworkSpec.of(
                "n",
                LayerSpec.of("input", "Input"),
                LayerSpec.of("conv", "Conv2D"),
                LayerSpec.of("bad", "Conv2D", "kernelSize", 64)));
        assertEquals(320, CostLedger.of(lowered).parameters());
    }
}
