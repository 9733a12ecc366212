package org.layerwright.analysis;

import java.util.List;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;

/** A change to a plan as a value, as {@link org.layerwright.network.NetworkEdit} is one to a network. */
public sealed interface PlanEdit {
    TrainingPlan applyTo(TrainingPlan plan);

    /** The optimizer as it is, with another learning rate. */
    record SetLearningRate(double learningRate) implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withOptimizer(plan.optimizer().with("learningRate", learningRate));
        }
    }

    record SetEpochs(int epochs) implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withEpochs(epochs);
        }
    }

    record Augment(List<Setting> augmentation) implements PlanEdit {
        public Augment {
            augmentation = List.copyOf(augmentation);
        }

        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withData(plan.data().withAugmentation(augmentation));
        }
    }

    /** Ends a run this many epochs after its best one. */
    record StopEarly(int patience) implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withEarlyStopping(plan.earlyStopping().with(EarlyStopping.PATIENCE, patience));
        }
    }

    record SmoothLabels(double labelSmoothing) implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withRegularization(plan.regularization().with(Regularization.LABEL_SMOOTHING, labelSmoothing));
        }
    }
}
