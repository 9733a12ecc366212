package org.layerwright.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;

/**
 * What stands in {@code run.json}: enough to tell what was done and to do it again.
 *
 * @param network    what was trained
 * @param plan       how; the seed is in it
 * @param provenance on what, and with what
 * @param createdAt  when the run began
 * @param endedAt    when it ended, if it has
 * @param status     how it ended
 * @param message    for a failed run, the sentence that says why; else empty
 * @param result     what came out, by name, such as {@code testAccuracy}
 * @param trainedOn  how often epochs were added to the plan after the run had ended, in order
 */
public record RunRecord(
        NetworkSpec network,
        TrainingPlan plan,
        Provenance provenance,
        Instant createdAt,
        Optional<Instant> endedAt,
        RunStatus status,
        String message,
        Map<String, Double> result,
        List<TrainedOn> trainedOn) {
    /** The result that tells on how many samples the model was tested; runs of earlier versions have none. */
    public static final String TEST_SAMPLES = "testSamples";

    /**
     * Epochs were added to a run that had ended. A schedule that spans the run was stretched to its new length.
     *
     * @param fromEpoch how many epochs were trained before
     * @param plannedEpochs how many the plan had before
     */
    public record TrainedOn(int fromEpoch, int plannedEpochs) {}

    /**
     * What decides a run's bits beside the network and the plan.
     *
     * @param dataset            the data set's name
     * @param datasetFingerprint SHA-256 of its content
     * @param device             where it ran, such as {@code cpu}
     * @param backend            the native libraries
     * @param threads            how many shards a batch was really cut into
     * @param versions           of the application, the JDK, the system, by name
     * @param initial            the model whose weights the run began with; empty where they were drawn
     */
    public record Provenance(
            String dataset,
            String datasetFingerprint,
            String device,
            String backend,
            int threads,
            Map<String, String> versions,
            Optional<Initial> initial) {
        public Provenance {
            Objects.requireNonNull(initial);
            versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        }

        /** Of a run whose weights are drawn from its seed. */
        public Provenance(
                String dataset,
                String datasetFingerprint,
                String device,
                String backend,
                int threads,
                Map<String, String> versions) {
            this(dataset, datasetFingerprint, device, backend, threads, versions, Optional.empty());
        }

        /** The same, begun with the weights of a model. */
        public Provenance from(Optional<Initial> weights) {
            return new Provenance(dataset, datasetFingerprint, device, backend, threads, versions, weights);
        }
    }

    /**
     * The model whose weights a run began with; it is kept in the run's folder.
     *
     * @param file   the name of the file that was given
     * @param sha256 of the model as it is kept
     */
    public record Initial(String file, String sha256) {}

    public RunRecord {
        Objects.requireNonNull(network);
        Objects.requireNonNull(plan);
        Objects.requireNonNull(provenance);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(endedAt);
        Objects.requireNonNull(status);
        Objects.requireNonNull(message);
        result = Collections.unmodifiableMap(new TreeMap<>(result));
        trainedOn = List.copyOf(trainedOn);
    }

    /** A run that begins. */
    public static RunRecord started(NetworkSpec network, TrainingPlan plan, Provenance provenance, Instant now) {
        return new RunRecord(
                network, plan, provenance, now, Optional.empty(), RunStatus.RUNNING, "", Map.of(), List.of());
    }

    /** The same run, ended. */
    public RunRecord ended(RunStatus how, Instant now, String why, Map<String, Double> outcome) {
        return new RunRecord(network, plan, provenance, createdAt, Optional.of(now), how, why, outcome, trainedOn);
    }

    /** The same run, going on after it was interrupted, perhaps elsewhere. */
    public RunRecord resumed(Provenance now) {
        return new RunRecord(
                network,
                plan,
                now.from(provenance.initial()),
                createdAt,
                Optional.empty(),
                RunStatus.RUNNING,
                "",
                Map.of(),
                trainedOn);
    }

    /**
     * The same run with more epochs to go.
     *
     * @param fromEpoch how many epochs were trained already
     * @param epochs how many the plan is to have in all
     */
    public RunRecord trainedOn(int fromEpoch, int epochs) {
        List<TrainedOn> all = new ArrayList<>(trainedOn);
        all.add(new TrainedOn(fromEpoch, plan.epochs()));
        return new RunRecord(
                network, plan.withEpochs(epochs), provenance, createdAt, endedAt, status, message, result, all);
    }

    /** The same run with another plan, as where it goes on with another device. */
    public RunRecord withPlan(TrainingPlan newPlan) {
        return new RunRecord(network, newPlan, provenance, createdAt, endedAt, status, message, result, trainedOn);
    }

    /** After how many epochs it was trained on the last time; 0 where it never was. */
    public int trainedOnFrom() {
        return trainedOn.isEmpty() ? 0 : trainedOn.get(trainedOn.size() - 1).fromEpoch();
    }
}
