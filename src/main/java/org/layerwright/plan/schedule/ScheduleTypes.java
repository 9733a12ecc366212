package org.layerwright.plan.schedule;

import java.util.List;
import java.util.Optional;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.schedule.ScheduleType.RunLength;

/** The list of learning-rate schedules: what is not here does not exist. The order is the one in which forms offer them. */
public final class ScheduleTypes {
    private static final List<ScheduleType> ALL = List.of(
            new Constant(),
            new StepDecay(),
            new ExponentialDecay(),
            new InverseTime(),
            new Polynomial(),
            new Cosine(),
            new CosineRestarts(),
            new OneCycle(),
            new Piecewise(),
            new ReduceOnPlateau());

    private ScheduleTypes() {}

    public static List<ScheduleType> all() {
        return ALL;
    }

    public static Optional<ScheduleType> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    /**
     * The schedule of a checked plan, warm-up and all.
     *
     * @throws IllegalArgumentException where there is no such schedule, or a value is out of bounds
     */
    public static Schedule create(Setting setting, RunLength length) {
        return find(setting.type())
                .orElseThrow(() -> new IllegalArgumentException("No schedule is called " + setting.type() + "."))
                .create(setting.params(), length);
    }
}
