package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.layerwright.network.Problem;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.loss.LossType;
import org.layerwright.plan.loss.LossTypes;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.ScheduleType;
import org.layerwright.plan.schedule.ScheduleTypes;
import org.layerwright.text.Texts;

/** The update rule, its learning rate over the run, and what is minimised. */
public final class OptimizationSection implements PlanSection {
    private final SettingChoice<OptimizerType> optimizer;
    private final SettingChoice<ScheduleType> schedule;
    private final SettingChoice<LossType> loss;

    OptimizationSection(Runnable changed) {
        optimizer = new SettingChoice<>("optimizer", OptimizerTypes.all(), changed);
        schedule = new SettingChoice<>("schedule", ScheduleTypes.all(), changed);
        loss = new SettingChoice<>("loss", LossTypes.all(), changed);
    }

    @Override
    public String id() {
        return "optimization";
    }

    public SettingChoice<OptimizerType> optimizer() {
        return optimizer;
    }

    public SettingChoice<ScheduleType> schedule() {
        return schedule;
    }

    public SettingChoice<LossType> loss() {
        return loss;
    }

    @Override
    public void show(TrainingPlan plan) {
        optimizer.show(plan.optimizer());
        schedule.show(plan.schedule());
        loss.show(plan.loss());
    }

    @Override
    public TrainingPlan applyTo(TrainingPlan plan) {
        return plan.withOptimizer(optimizer.setting())
                .withSchedule(schedule.setting())
                .withLoss(loss.setting());
    }

    @Override
    public List<Problem> problems() {
        List<Problem> found = new ArrayList<>(optimizer.problems());
        found.addAll(schedule.problems());
        found.addAll(loss.problems());
        return found;
    }

    @Override
    public String summary(Texts texts) {
        TrainingPlan plain = TrainingPlan.DEFAULT;
        SummaryWords words = new SummaryWords(texts).add(optimizer.title(texts));
        rate().ifPresent(rate -> words.add(texts.get("plot.rate", NumberText.format(rate.value()))));
        words.changes(
                optimizer.fields().stream().filter(field -> !isRate(field)).toList());
        if (!schedule.setting().equals(plain.schedule())) {
            words.add(schedule.title(texts)).changes(schedule.fields());
        }
        if (!loss.setting().equals(plain.loss())) {
            words.add(loss.title(texts)).changes(loss.fields());
        }
        return words.toString();
    }

    private Optional<ParamField<?>> rate() {
        return optimizer.fields().stream().filter(this::isRate).findFirst();
    }

    private boolean isRate(ParamField<?> field) {
        return field.spec().equals(optimizer.type().learningRate());
    }
}
