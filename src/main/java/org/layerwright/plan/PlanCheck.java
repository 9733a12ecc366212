package org.layerwright.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.data.augmentation.AugmentationCheck;
import org.layerwright.data.augmentation.AugmentationTypes;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Parameterized;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.loss.BinaryCrossEntropy;
import org.layerwright.plan.loss.LossType;
import org.layerwright.plan.loss.LossTypes;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.ScheduleTypes;

/** Checks a plan by itself, and a network against the data it is to learn from. */
public final class PlanCheck {
    private PlanCheck() {}

    /** Everything in the plan that is out of bounds or unknown; empty for a sound plan. */
    public static List<Problem> problems(TrainingPlan plan) {
        List<Problem> problems = new ArrayList<>();
        checkValue(PlanParams.EPOCHS, plan.epochs(), problems);
        checkValue(PlanParams.BATCH_SIZE, plan.batchSize(), problems);
        checkValue(PlanParams.LIMIT, plan.data().limit(), problems);
        checkValue(PlanParams.THREADS, plan.compute().threads(), problems);
        checkValue(PlanParams.PRECISION, plan.compute().precision(), problems);
        precision(plan.compute()).ifPresent(problems::add);
        checkValue(PlanParams.VALIDATION_FRACTION, plan.data().validationFraction(), problems);
        checkParams(
                "regularization", Regularization.PARAMS, plan.regularization().params(), problems);
        checkParams("earlyStopping", EarlyStopping.PARAMS, plan.earlyStopping().params(), problems);
        checkSetting(
                "optimizer",
                plan.optimizer(),
                OptimizerTypes.find(plan.optimizer().type()),
                problems);
        checkSetting(
                "schedule", plan.schedule(), ScheduleTypes.find(plan.schedule().type()), problems);
        checkSetting("loss", plan.loss(), LossTypes.find(plan.loss().type()), problems);
        for (Setting setting : plan.data().augmentation()) {
            checkSetting("augmentation", setting, AugmentationTypes.find(setting.type()), problems);
        }
        problems.addAll(AugmentationCheck.problems(plan.data().augmentation()));
        if (problems.isEmpty()) {
            checkMonitor(plan, problems);
        }
        return problems;
    }

    /** What keeps a precision from a device. Whether a card has tensor cores shows when the run begins. */
    public static Optional<Problem> precision(ComputePlan compute) {
        boolean emulated = compute.precision().equals(ComputePlan.MIXED)
                && compute.device().equals(TrainingPlan.DEFAULT.compute().device());
        return emulated
                ? Optional.of(Problem.of("precision-on-cpu", PlanParams.PRECISION.name(), ComputePlan.MIXED))
                : Optional.empty();
    }

    /** Early stopping cannot watch what is not measured. */
    private static void checkMonitor(TrainingPlan plan, List<Problem> problems) {
        String monitor = plan.earlyStopping().get(EarlyStopping.MONITOR);
        boolean validates = plan.data().validationFraction() > 0;
        if (plan.earlyStopping().isOn() && !validates && !monitor.equals(EarlyStopping.LOSS)) {
            problems.add(Problem.of("monitor-without-validation", EarlyStopping.MONITOR.name(), monitor));
        }
    }

    /** Whether a network fits classes that are learned by softmax cross-entropy. */
    public static List<Problem> fit(OpGraph graph, Shape sample, int classes) {
        return fit(graph, TrainingPlan.DEFAULT, sample, classes, 0);
    }

    /**
     * Whether a network and a sound plan fit a data set.
     *
     * @param sample the shape of one sample of the data
     * @param classes how many classes it has; 0 where there are numbers to predict
     * @param targetSize how many numbers there are to predict for each sample; 0 where there are classes
     */
    public static List<Problem> fit(OpGraph graph, TrainingPlan plan, Shape sample, int classes, int targetSize) {
        List<Problem> problems = new ArrayList<>();
        if (!graph.input().equals(sample)) {
            problems.add(Problem.of("data-shape", "", sample, graph.input()));
        }
        problems.addAll(AugmentationCheck.fit(plan.data().augmentation(), sample, classes));
        LossType loss = LossTypes.find(plan.loss().type()).orElseThrow();
        if (targetSize > 0) {
            checkNumbers(graph, plan, loss, targetSize, problems);
        } else {
            checkClasses(graph, loss, classes, problems);
        }
        return problems;
    }

    private static void checkClasses(OpGraph graph, LossType loss, int classes, List<Problem> problems) {
        Shape output = graph.outputShape();
        if (output.rank() != 1 || !loss.suits(output.size(), classes)) {
            boolean oneIsEnough = loss.suits(1, classes);
            problems.add(Problem.of(oneIsEnough ? "data-two-classes" : "data-classes", last(graph), classes, output));
        }
        if (graph.endsInSoftmax() && loss instanceof BinaryCrossEntropy) {
            problems.add(Problem.of("loss-after-softmax", last(graph), loss.id()));
        }
    }

    private static void checkNumbers(
            OpGraph graph, TrainingPlan plan, LossType loss, int targetSize, List<Problem> problems) {
        Shape output = graph.outputShape();
        if (!loss.takesNumbers()) {
            problems.add(Problem.of("loss-needs-classes", "loss", loss.id()));
        }
        if (output.rank() != 1 || output.size() != targetSize) {
            problems.add(Problem.of("data-targets", last(graph), targetSize, output));
        }
        if (plan.regularization().get(Regularization.LABEL_SMOOTHING) > 0) {
            problems.add(Problem.of("smoothing-needs-classes", Regularization.LABEL_SMOOTHING.name()));
        }
        String monitor = plan.earlyStopping().get(EarlyStopping.MONITOR);
        if (plan.earlyStopping().isOn() && monitor.equals(EarlyStopping.VALIDATION_ACCURACY)) {
            problems.add(Problem.of("monitor-needs-classes", EarlyStopping.MONITOR.name(), monitor));
        }
    }

    private static String last(OpGraph graph) {
        return graph.nodes().isEmpty()
                ? ""
                : graph.nodes().get(graph.nodes().size() - 1).layer();
    }

    private static void checkValue(ParamSpec<?> spec, Object value, List<Problem> problems) {
        if (spec.accept(value).isEmpty()) {
            problems.add(Problem.of("bad-plan-value", spec.name(), spec.name(), spec.expected(), value));
        }
    }

    private static void checkSetting(
            String what, Setting setting, Optional<? extends Parameterized> type, List<Problem> problems) {
        if (type.isEmpty()) {
            problems.add(Problem.of("unknown-" + what, what, setting.type()));
            return;
        }
        checkParams(setting.type(), type.get().params(), setting.params(), problems);
    }

    private static void checkParams(String what, List<ParamSpec<?>> known, ParamValues values, List<Problem> problems) {
        for (Map.Entry<String, Object> entry : values.asMap().entrySet()) {
            Optional<ParamSpec<?>> spec = known.stream()
                    .filter(param -> param.name().equals(entry.getKey()))
                    .findFirst();
            if (spec.isEmpty()) {
                problems.add(Problem.of("unknown-plan-param", what, entry.getKey(), what));
            } else if (spec.get().accept(entry.getValue()).isEmpty()) {
                problems.add(Problem.of(
                        "bad-plan-value", what, entry.getKey(), spec.get().expected(), entry.getValue()));
            }
        }
    }
}
