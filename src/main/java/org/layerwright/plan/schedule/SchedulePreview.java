package org.layerwright.plan.schedule;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.schedule.ScheduleType.RunLength;

/** The learning rate over a whole run, before it is made. Reduce-on-plateau shows its rate as if it never reduced. */
public final class SchedulePreview {
    private SchedulePreview() {}

    /**
     * @param step the update, from 0
     * @param epochs how far the run has come there, in epochs
     * @param rate the learning rate
     */
    public record Point(long step, double epochs, double rate) {}

    /**
     * Evenly spread points from the first step to the last one; fewer where the run has fewer steps.
     *
     * @param base the optimizer's learning rate
     * @param points how many, at least 2
     */
    public static List<Point> points(Setting setting, double base, RunLength length, int points) {
        if (points < 2) {
            throw new IllegalArgumentException("A preview needs at least 2 points, not " + points + ".");
        }
        Schedule schedule = ScheduleTypes.create(setting, length);
        long last = length.totalSteps() - 1;
        int count = (int) Math.min(points, last + 1);
        List<Point> result = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long step = count == 1 ? 0 : Math.round((double) last * i / (count - 1));
            result.add(new Point(step, length.epochsAt(step), schedule.rate(base, step)));
        }
        return result;
    }
}
