package org.layerwright.worker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;

class ProofSamplesTest {
    @TempDir
    Path folder;

    private ProofSamples drawn(int features, int units, int wanted) {
        NetworkSpec network = NetworkSpec.of(
                "Wide",
                LayerSpec.of("input", "Input", "height", 0, "width", 0, "channels", features),
                LayerSpec.of("out", "Dense", "units", units));
        OpGraph graph = Lowering.lower(network).graph();
        TrainedModel model = new TrainedModel(
                network,
                TrainingPlan.DEFAULT,
                Weights.of(graph.weights(), new float[graph.parameterCount()]),
                List.of(),
                Preprocessing.SCALED_BYTES,
                Map.of());
        return ProofSamples.of(model, new DatasetCatalog(folder, folder), ProofSamples.RANDOM, wanted);
    }

    /** Both the samples and the answers must find room: 16,000,000 / 4,000 and 16,000,000 / 2,000. */
    @Test
    void asManyAsFitOnBothEnds() {
        assertEquals(7, drawn(2, 3, 7).count());
        assertEquals(4_000, drawn(2, 4_000, Integer.MAX_VALUE).count());
        assertEquals(8_000, drawn(2_000, 3, Integer.MAX_VALUE).count());
    }
}
