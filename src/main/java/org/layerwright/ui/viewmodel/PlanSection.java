package org.layerwright.ui.viewmodel;

import java.util.List;
import org.layerwright.network.Problem;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

/** One part of the training form. It edits its part of a plan and leaves the others alone. */
public interface PlanSection {
    /** The last part of the texts' keys: {@code data}. */
    String id();

    /** Shows its part of a plan. */
    void show(TrainingPlan plan);

    /** The plan with this part as it is entered; a wrong entry counts with its last right value. */
    TrainingPlan applyTo(TrainingPlan plan);

    /** What is wrong with entries that are in use. */
    List<Problem> problems();

    /** In a few words what is set here: what matters most always, the rest where it differs from the defaults. */
    String summary(Texts texts);

    /** Goes back to the defaults. */
    default void reset() {
        show(TrainingPlan.DEFAULT);
    }

    /** Whether everything here is as it is by default. */
    default boolean isDefault() {
        return applyTo(TrainingPlan.DEFAULT).equals(TrainingPlan.DEFAULT)
                && problems().isEmpty();
    }
}
