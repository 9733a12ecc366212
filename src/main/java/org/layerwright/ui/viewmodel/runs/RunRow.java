package org.layerwright.ui.viewmodel.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.layer.Lowering;
import org.layerwright.run.RunBench;
import org.layerwright.run.RunException;
import org.layerwright.run.RunFolder;
import org.layerwright.run.RunIndex;
import org.layerwright.run.RunLabel;
import org.layerwright.run.RunRecord;

/**
 * One run in the table. What is not known is NaN or below zero.
 *
 * @param name what the user calls it, or its network's name, or its folder's
 * @param label name and notes as the user gave them
 * @param accuracy on the test samples, or else on the validation samples, in [0, 1]
 * @param parameters trainable numbers
 * @param multiplyAdds for one sample
 * @param latency seconds in which its model answers for one sample, as it was last measured; NaN where it never was
 * @param problem what is wrong with a damaged run, or with its label
 */
public record RunRow(
        RunFolder folder,
        RunIndex.State state,
        Optional<RunRecord> record,
        String name,
        RunLabel label,
        double accuracy,
        long parameters,
        long multiplyAdds,
        double latency,
        Optional<RunException> problem) {
    private static final int UNKNOWN = -1;

    /** Reads what the table shows of a run; on a background thread. */
    static RunRow of(RunIndex.Entry entry) {
        Optional<RunException> problem = entry.problem();
        RunLabel label = RunLabel.NONE;
        try {
            label = RunLabel.read(entry.folder());
        } catch (RunException e) {
            problem = problem.or(() -> Optional.of(e));
        }
        Optional<CostLedger> costs = entry.record().map(record -> CostLedger.of(Lowering.lower(record.network())));
        return new RunRow(
                entry.folder(),
                entry.state(),
                entry.record(),
                name(label, entry),
                label,
                entry.record().map(RunRow::accuracy).orElse(Double.NaN),
                costs.map(CostLedger::parameters).orElse((long) UNKNOWN),
                costs.map(CostLedger::multiplyAdds).orElse((long) UNKNOWN),
                latency(entry.folder()),
                problem);
    }

    /** The quickest of what was measured, with whatever number of threads. */
    private static double latency(RunFolder folder) {
        return new RunBench(folder.path())
                .find(folder.model()).stream()
                        .flatMap(kept -> kept.result().cells().stream())
                        .filter(cell -> cell.batch() == 1)
                        .mapToDouble(cell -> cell.own().medianSeconds())
                        .min()
                        .orElse(Double.NaN);
    }

    private static String name(RunLabel label, RunIndex.Entry entry) {
        return Optional.of(label.name())
                .filter(name -> !name.isBlank())
                .or(() -> entry.record().map(record -> record.network().name()).filter(name -> !name.isBlank()))
                .orElse(entry.folder().name());
    }

    private static double accuracy(RunRecord record) {
        Double tested = record.result().get("testAccuracy");
        return tested != null ? tested : record.result().getOrDefault("validationAccuracy", Double.NaN);
    }

    /** Whether the accuracy is of test samples. */
    public boolean isTested() {
        return record.map(RunRecord::result)
                .filter(result -> result.containsKey("testAccuracy"))
                .isPresent();
    }

    /** How many test samples the accuracy is of; below zero where that is not known. */
    public int testSamples() {
        return record.map(RunRecord::result)
                .map(result -> result.get(RunRecord.TEST_SAMPLES))
                .map(Double::intValue)
                .orElse(UNKNOWN);
    }

    public Path path() {
        return folder.path();
    }

    public String network() {
        return record.map(run -> run.network().name()).orElse("");
    }

    /** The id of a set, or its folder. */
    public String dataset() {
        return record.map(run -> run.plan().data().dataset()).orElse("");
    }

    /** As planned. */
    public int epochs() {
        return record.map(run -> run.plan().epochs()).orElse(UNKNOWN);
    }

    public Optional<Instant> began() {
        return record.map(RunRecord::createdAt);
    }

    /** In seconds, NaN while it is not over: training itself, or else from the beginning to the end. */
    public double seconds() {
        return record.map(run -> run.result()
                        .getOrDefault(
                                "seconds",
                                run.endedAt()
                                        .map(end -> Duration.between(run.createdAt(), end)
                                                        .toMillis()
                                                / 1e3)
                                        .orElse(Double.NaN)))
                .orElse(Double.NaN);
    }

    public boolean isDamaged() {
        return state == RunIndex.State.DAMAGED;
    }
}
