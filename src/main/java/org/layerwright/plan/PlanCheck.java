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
        return problems;
    }

    /**
     * Whether a network fits a data set.
     *
     * @param sample the shape of one sample of the data
     * @param classes how many classes it has
     */
    public static List<Problem> fit(OpGraph graph, Shape sample, int classes) {
        List<Problem> problems = new ArrayList<>();
        if (!graph.input().equals(sample)) {
            problems.add(Problem.of("data-shape", "", sample, graph.input()));
        }
        Shape output = graph.outputShape();
        if (output.rank() != 1 || output.size() != classes) {
            String layer = graph.nodes().isEmpty()
                    ? ""
                    : graph.nodes().get(graph.nodes().size() - 1).layer();
            problems.add(Problem.of("data-classes", layer, classes, output));
        }
        return problems;
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
