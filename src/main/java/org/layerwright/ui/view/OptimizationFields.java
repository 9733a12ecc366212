package org.layerwright.ui.view;

import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.ui.viewmodel.OptimizationSection;
import org.layerwright.ui.viewmodel.RareParams;
import org.layerwright.ui.viewmodel.RatePreview;

/** Optimizer, schedule with a picture of the learning rate, and loss. */
final class OptimizationFields extends VBox {
    OptimizationFields(
            OptimizationSection section, ObservableValue<TrainingPlan> plan, ParamEditors editors, Wording wording) {
        getChildren()
                .addAll(
                        new ChoiceFields<>(section.optimizer(), RareParams.OF_OPTIMIZERS, editors, wording),
                        new ChoiceFields<>(section.schedule(), RareParams.OF_SCHEDULES, editors, wording),
                        new RatePlot(plan.map(RatePreview::of), wording),
                        new ChoiceFields<>(section.loss(), Set.of(), editors, wording));
    }
}
