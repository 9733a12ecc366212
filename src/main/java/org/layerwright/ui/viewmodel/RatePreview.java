package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.Optional;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.schedule.ReduceOnPlateau;
import org.layerwright.plan.schedule.SchedulePreview;
import org.layerwright.plan.schedule.SchedulePreview.Point;
import org.layerwright.plan.schedule.ScheduleType.RunLength;
import org.layerwright.plan.schedule.ScheduleTypes;

/**
 * The learning rate over the run that a plan makes, for a small picture.
 *
 * @param points over the whole run, at least one
 * @param epochs the length of the run
 * @param watching whether the run itself decides when the rate falls, so that the picture shows it without its falls
 */
public record RatePreview(List<Point> points, int epochs, boolean watching) {
    /** The number of samples is not known before the data is read; the curve hardly depends on it. */
    private static final int STEPS_PER_EPOCH = 500;

    private static final int POINTS = 240;

    /** @return empty where the plan names an optimizer or a schedule that is not known */
    public static Optional<RatePreview> of(TrainingPlan plan) {
        if (ScheduleTypes.find(plan.schedule().type()).isEmpty()) {
            return Optional.empty();
        }
        return OptimizerTypes.find(plan.optimizer().type()).map(optimizer -> of(plan, optimizer));
    }

    public double first() {
        return points.get(0).rate();
    }

    public double last() {
        return points.get(points.size() - 1).rate();
    }

    public double highest() {
        return points.stream().mapToDouble(Point::rate).max().orElse(0);
    }

    private static RatePreview of(TrainingPlan plan, OptimizerType optimizer) {
        RunLength length = new RunLength(optimizer.fullBatch() ? 1 : STEPS_PER_EPOCH, plan.epochs());
        double base = optimizer.learningRate().of(plan.optimizer().params());
        return new RatePreview(
                SchedulePreview.points(plan.schedule(), base, length, POINTS),
                plan.epochs(),
                plan.schedule().type().equals(ReduceOnPlateau.ID));
    }
}
