package org.layerwright.engine.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.optimizer.UpdateRule;
import org.layerwright.plan.schedule.Schedule;
import org.layerwright.plan.schedule.ScheduleType.RunLength;
import org.layerwright.plan.schedule.ScheduleTypes;
import org.layerwright.run.Checkpoint;
import org.layerwright.run.EpochSummary;

/** The optimizer of a run with its vectors and its learning rate. */
final class Optimization {
    /** The name under which a checkpoint keeps the rate, which may have been changed by hand. */
    static final String LEARNING_RATE = "learningRate";

    /** The names under which it keeps the factor of the loss in mixed precision, and how long it has been good. */
    private static final String LOSS_SCALE = "lossScale";

    private static final String LOSS_SCALE_GOOD = "lossScaleGood";

    private final NetworkTrainer trainer;
    private final UpdateRule rule;
    private final float[][] state;
    private final Schedule schedule;
    private final boolean validated;
    private double learningRate;

    /** @param validated whether there are validation samples, which a schedule may watch */
    Optimization(TrainingPlan plan, NetworkTrainer trainer, RunLength length, boolean validated) {
        this.trainer = trainer;
        this.validated = validated;
        OptimizerType optimizer = optimizer(plan);
        rule = optimizer.rule(plan.optimizer().params());
        learningRate = optimizer.learningRate().of(plan.optimizer().params());
        state = new float[optimizer.slots()][trainer.parameters().length];
        trainer.updateThere(plan.optimizer());
        schedule = ScheduleTypes.create(plan.schedule(), length);
    }

    static OptimizerType optimizer(TrainingPlan plan) {
        return OptimizerTypes.find(plan.optimizer().type()).orElseThrow();
    }

    /** How many vectors beside the parameters a checkpoint has: the optimizer's, and the running mean of the weights. */
    static int slots(TrainingPlan plan) {
        return optimizer(plan).slots() + (plan.regularization().get(Regularization.EMA_DECAY) > 0 ? 1 : 0);
    }

    /** The plan's regularisation, with the optimizer's own weight decay on top. */
    static Regularization regularization(TrainingPlan plan) {
        double own = optimizer(plan).weightDecay(plan.optimizer().params());
        Regularization planned = plan.regularization();
        return planned.with(Regularization.WEIGHT_DECAY, planned.get(Regularization.WEIGHT_DECAY) + own);
    }

    /** @param step updates made before */
    void apply(long step) {
        trainer.apply(rule, state, rate(step), step + 1);
    }

    /** The rate of the update after so many. */
    double rate(long step) {
        return schedule.rate(learningRate, step);
    }

    double learningRate() {
        return learningRate;
    }

    void setLearningRate(double rate) {
        learningRate = rate;
    }

    /** The schedule watches the validation loss, or without validation the training loss. */
    void epochEnded(EpochSummary epoch) {
        String figure = validated ? EarlyStopping.VALIDATION_LOSS : EarlyStopping.LOSS;
        schedule.epochEnded(epoch.epoch(), epoch.values().get(figure));
    }

    /** What a checkpoint holds beside the parameters. */
    List<float[]> vectors() {
        trainer.readState();
        List<float[]> vectors = new ArrayList<>(List.of(state));
        if (trainer.keepsAverage()) {
            vectors.add(trainer.weights());
        }
        return vectors;
    }

    /** The few numbers that a checkpoint holds beside the vectors. */
    Map<String, String> extra() {
        Map<String, String> extra = new HashMap<>();
        extra.put(LEARNING_RATE, Double.toString(learningRate));
        trainer.lossScale().ifPresent(scale -> {
            extra.put(LOSS_SCALE, Double.toString(scale.factor()));
            extra.put(LOSS_SCALE_GOOD, Integer.toString(scale.goodSteps()));
        });
        return extra;
    }

    void restore(Checkpoint checkpoint) {
        restoreWeights(trainer, checkpoint);
        for (int slot = 0; slot < state.length; slot++) {
            System.arraycopy(checkpoint.optimizerState().get(slot), 0, state[slot], 0, state[slot].length);
        }
        checkpoint.history().forEach(this::epochEnded);
        Map<String, String> extra = checkpoint.extra();
        learningRate = Double.parseDouble(extra.getOrDefault(LEARNING_RATE, "" + learningRate));
        if (extra.containsKey(LOSS_SCALE)) {
            trainer.lossScale()
                    .ifPresent(scale -> scale.restore(
                            Double.parseDouble(extra.get(LOSS_SCALE)), Integer.parseInt(extra.get(LOSS_SCALE_GOOD))));
        }
    }

    /** The parameters of a checkpoint, and their running mean where one is kept. */
    static void restoreWeights(NetworkTrainer trainer, Checkpoint checkpoint) {
        trainer.setParameters(checkpoint.parameters());
        if (trainer.keepsAverage()) {
            List<float[]> vectors = checkpoint.optimizerState();
            trainer.setAverage(vectors.get(vectors.size() - 1));
        }
    }
}
