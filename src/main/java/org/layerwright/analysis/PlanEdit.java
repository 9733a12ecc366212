package org.layerwright.analysis;

import java.util.List;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.optimizer.OptimizerTypes;

/** A change to a plan as a value, as {@link org.layerwright.network.NetworkEdit} is one to a network. */
public sealed interface PlanEdit {
    TrainingPlan applyTo(TrainingPlan plan);

    /**
     * Takes the edit back: what it changes is again as it was {@code before}, and the rest of {@code plan}, which may have
     * been edited since, stays.
     */
    TrainingPlan takenBack(TrainingPlan plan, TrainingPlan before);

    /** The optimizer as it is, with another learning rate. */
    record SetLearningRate(double learningRate) implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withOptimizer(plan.optimizer().with("learningRate", learningRate));
        }

        @Override
        public TrainingPlan takenBack(TrainingPlan plan, TrainingPlan before) {
            Setting old = before.optimizer();
            // Of another optimizer, chosen since, the rate was never changed.
            return plan.optimizer().type().equals(old.type())
                    ? OptimizerTypes.find(old.type())
                            .map(type -> new SetLearningRate(type.learningRate().of(old.params())).applyTo(plan))
                            .orElse(plan)
                    : plan;
        }
    }

    record SetEpochs(int epochs) implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withEpochs(epochs);
        }

        @Override
        public TrainingPlan takenBack(TrainingPlan plan, TrainingPlan before) {
            return plan.withEpochs(before.epochs());
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

        @Override
        public TrainingPlan takenBack(TrainingPlan plan, TrainingPlan before) {
            return new Augment(before.data().augmentation()).applyTo(plan);
        }
    }

    /** Ends a run this many epochs after its best one. */
    record StopEarly(int patience) implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withEarlyStopping(plan.earlyStopping().with(EarlyStopping.PATIENCE, patience));
        }

        @Override
        public TrainingPlan takenBack(TrainingPlan plan, TrainingPlan before) {
            return new StopEarly(before.earlyStopping().get(EarlyStopping.PATIENCE)).applyTo(plan);
        }
    }

    record SmoothLabels(double labelSmoothing) implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withRegularization(plan.regularization().with(Regularization.LABEL_SMOOTHING, labelSmoothing));
        }

        @Override
        public TrainingPlan takenBack(TrainingPlan plan, TrainingPlan before) {
            return new SmoothLabels(before.regularization().get(Regularization.LABEL_SMOOTHING)).applyTo(plan);
        }
    }

    record SetBatchSize(int batchSize) implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withBatchSize(batchSize);
        }

        @Override
        public TrainingPlan takenBack(TrainingPlan plan, TrainingPlan before) {
            return plan.withBatchSize(before.batchSize());
        }
    }

    /** Trains on the processor, which always works, with the 32 bits that it has. */
    record TrainOnCpu() implements PlanEdit {
        @Override
        public TrainingPlan applyTo(TrainingPlan plan) {
            return plan.withCompute(plan.compute().onCpu());
        }

        @Override
        public TrainingPlan takenBack(TrainingPlan plan, TrainingPlan before) {
            ComputePlan old = before.compute();
            return plan.withCompute(new ComputePlan(old.device(), plan.compute().threads(), old.precision()));
        }
    }
}
