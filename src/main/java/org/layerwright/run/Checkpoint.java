package org.layerwright.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.layerwright.file.Sha256;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.PlanJson;
import org.layerwright.plan.TrainingPlan;

/**
 * Everything that is needed to go on training as if it had never stopped.
 *
 * @param parameters     all weights, in the order in which the engine holds them; not copied
 * @param optimizerState the optimizer's slots, each as long as {@code parameters}; not copied. SGD has none, Adam two
 * @param progress       the place in the run
 * @param sums           what the unfinished epoch has added up so far
 * @param history        the finished epochs
 * @param identity       what the checkpoint belongs to
 * @param extra          further strings that the engine wants back, such as the state of a generator
 */
public record Checkpoint(
        float[] parameters,
        List<float[]> optimizerState,
        Progress progress,
        EpochSums sums,
        List<EpochSummary> history,
        Identity identity,
        Map<String, String> extra) {

    /**
     * The place in a run.
     *
     * @param epoch         the epoch to go on with, counted from 0
     * @param batchInEpoch  the next batch of that epoch, counted from 0
     * @param step          how many batches have been trained on in all
     * @param optimizerStep how many updates the optimizer has made: Adam's bias correction depends on it
     * @param bestEpoch     the epoch of the best validation so far, −1 if there is none
     * @param bestMetric    its value, NaN if there is none
     */
    public record Progress(
            int epoch, int batchInEpoch, long step, long optimizerStep, int bestEpoch, double bestMetric) {
        /** The place before the first batch. */
        public static Progress start() {
            return new Progress(0, 0, 0, 0, -1, Double.NaN);
        }
    }

    /**
     * What a checkpoint belongs to; training goes on only where all three agree.
     *
     * @param networkHash        of the network's JSON
     * @param planHash           of the plan's JSON
     * @param datasetFingerprint see {@code LabelledData}
     */
    public record Identity(String networkHash, String planHash, String datasetFingerprint) {
        public Identity {
            Objects.requireNonNull(networkHash);
            Objects.requireNonNull(planHash);
            Objects.requireNonNull(datasetFingerprint);
        }

        /** The network's title and description do not count. */
        public static Identity of(NetworkSpec network, TrainingPlan plan, String datasetFingerprint) {
            String layers = NetworkJson.write(new NetworkSpec("", Map.of(), network.layers()));
            return new Identity(Sha256.of(layers), Sha256.of(PlanJson.write(plan)), datasetFingerprint);
        }
    }

    public Checkpoint {
        optimizerState = List.copyOf(optimizerState);
        history = List.copyOf(history);
        extra = Map.copyOf(extra);
        for (float[] slot : optimizerState) {
            if (slot.length != parameters.length) {
                throw new IllegalArgumentException(
                        "Expected " + parameters.length + " numbers of optimizer state, " + "received " + slot.length);
            }
        }
    }
}
