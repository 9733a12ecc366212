package org.layerwright.run;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;

/** Runs and checkpoints to test with. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-24T10:15:02.123Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final NetworkSpec NETWORK = NetworkSpec.of(
            "MNIST CNN",
            LayerSpec.of("input", "Input", "height", 2, "width", 2, "channels", 1),
            LayerSpec.of("flatten", "Flatten"),
            LayerSpec.of("dense", "Dense", "units", 2, "activation", "softmax"));

    private Samples() {}

    static RunRecord record() {
        return RunRecord.started(
                NETWORK,
                TrainingPlan.DEFAULT,
                new RunRecord.Provenance(
                        "MNIST", "ab12", "cpu", "ND4J", 2, Map.of("java", "17", "layerwright", "0.1.0")),
                NOW);
    }

    static Checkpoint checkpoint() {
        return new Checkpoint(
                new float[] {1, Float.MIN_VALUE, -0f},
                List.of(new float[] {2, 3, 4}, new float[3]),
                new Checkpoint.Progress(3, 17, 2831, 2830, 2, 0.1 + 0.2),
                new EpochSums(Math.PI * 1e5, 1000, 1088),
                List.of(
                        new EpochSummary(0, Map.of("loss", 0.1, "validationLoss", Double.NaN)),
                        new EpochSummary(1, Map.of("loss", Double.POSITIVE_INFINITY))),
                Checkpoint.Identity.of(NETWORK, TrainingPlan.DEFAULT, "ab12"),
                Map.of("dropout", "99"));
    }
}
