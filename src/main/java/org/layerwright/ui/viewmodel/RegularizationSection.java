package org.layerwright.ui.viewmodel;

import java.util.List;
import org.layerwright.network.Problem;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

/** What keeps the network from learning its samples by heart. */
public final class RegularizationSection implements PlanSection {
    private final ParamGroup params;

    RegularizationSection(Runnable changed) {
        params = new ParamGroup(Regularization.PARAMS, changed);
    }

    @Override
    public String id() {
        return "regularization";
    }

    public ParamGroup params() {
        return params;
    }

    @Override
    public void show(TrainingPlan plan) {
        params.show(plan.regularization().params());
    }

    @Override
    public TrainingPlan applyTo(TrainingPlan plan) {
        return plan.withRegularization(new Regularization(params.values()));
    }

    @Override
    public List<Problem> problems() {
        return params.problems();
    }

    @Override
    public String summary(Texts texts) {
        return new SummaryWords(texts)
                .addIf(params.values().asMap().isEmpty(), "training.summary.none")
                .changes(params.fields())
                .toString();
    }
}
