package org.layerwright.plan.schedule;

import java.util.List;
import java.util.Optional;

/** The list of learning-rate schedules: what is not here does not exist. The order is the one in which forms offer them. */
public final class ScheduleTypes {
    private static final List<ScheduleType> ALL = List.of(new Constant());

    private ScheduleTypes() {}

    public static List<ScheduleType> all() {
        return ALL;
    }

    public static Optional<ScheduleType> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
