package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.layerwright.data.SampleKind;
import org.layerwright.network.Fix;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.TrainingPlan;

/**
 * Whether the network takes the samples of the plan's data set and gives as many numbers as it wants, told before a run
 * is begun. Where nobody knows the samples, as of the user's own files that are not open, the run itself tells.
 */
public final class PlanFit {
    private static final String SHAPE = "data-shape";
    private static final String TWO_CLASSES = "data-two-classes";
    private static final String ABOUT_DATA = "data-";

    private final ObservableValue<NetworkState> network;
    private final Map<String, SampleKind> asked = new HashMap<>();
    private final Map<String, Optional<Problem>> here = new HashMap<>();
    private final Runnable changed;
    private Function<String, Optional<SampleKind>> kinds = dataset -> Optional.empty();
    private Function<String, Optional<String>> absent = dataset -> Optional.empty();

    /** @param network what is to be trained; null where nobody knows */
    PlanFit(ObservableValue<NetworkState> network, Runnable changed) {
        this.network = network;
        this.changed = changed;
    }

    /**
     * @param known tells at once of a data set what its samples are, where that is known without opening it
     * @param missing the name of a data set that must be downloaded first; empty of all others
     */
    public void ask(Function<String, Optional<SampleKind>> known, Function<String, Optional<String>> missing) {
        kinds = known;
        absent = missing;
        lookAgain();
    }

    /** A data set came or went. */
    public void lookAgain() {
        here.clear();
        asked.clear();
        changed.run();
    }

    /** Those among the problems of a plan that are about the network and its data. */
    public static List<Problem> among(List<Problem> problems) {
        return problems.stream().filter(PlanFit::isMisfit).toList();
    }

    /** Whether a problem of a plan is about the network and its data. */
    public static boolean isMisfit(Problem problem) {
        return problem.code().startsWith(ABOUT_DATA);
    }

    /** With their repairs; of the network none while the network has faults, which are told first. */
    List<Problem> problems(TrainingPlan plan) {
        List<Problem> problems = new ArrayList<>(misfits(plan));
        here.computeIfAbsent(
                        plan.data().dataset(),
                        dataset -> absent.apply(dataset).map(title -> Problem.of("dataset-absent", "dataset", title)))
                .ifPresent(problems::add);
        return problems;
    }

    private List<Problem> misfits(TrainingPlan plan) {
        NetworkState now = network.getValue();
        if (now == null || !now.isSound()) {
            return List.of();
        }
        return kind(plan.data().dataset())
                .map(kind -> problems(now.lowered().graph(), plan, kind).stream()
                        .map(problem -> withRepair(problem, now.network(), kind))
                        .toList())
                .orElse(List.of());
    }

    private static List<Problem> problems(OpGraph graph, TrainingPlan plan, SampleKind kind) {
        return PlanCheck.fit(graph, plan, kind.shape(), kind.classes(), kind.targetSize());
    }

    /** Whether a network can be trained on samples of a kind. */
    public static boolean fits(OpGraph graph, TrainingPlan plan, SampleKind kind) {
        return among(problems(graph, plan, kind)).isEmpty();
    }

    /** What is not known yet is asked again. */
    private Optional<SampleKind> kind(String dataset) {
        Optional<SampleKind> known = Optional.ofNullable(asked.get(dataset)).or(() -> kinds.apply(dataset));
        known.ifPresent(kind -> asked.put(dataset, kind));
        return known;
    }

    private static Problem withRepair(Problem problem, NetworkSpec network, SampleKind kind) {
        Optional<Fix> repair = problem.code().equals(SHAPE)
                ? DataFit.repair(network, kind.shape())
                : isMisfit(problem)
                        ? DataFit.repairOutput(
                                network,
                                Math.max(kind.classes(), kind.targetSize()),
                                problem.code().equals(TWO_CLASSES))
                        : Optional.empty();
        return repair.map(problem::withFixes).orElse(problem);
    }
}
