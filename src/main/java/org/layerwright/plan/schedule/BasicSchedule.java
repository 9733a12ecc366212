package org.layerwright.plan.schedule;

import java.util.List;
import org.layerwright.network.param.ParamSpec;

/** What every schedule says of itself, so that a class below it holds little more than its curve. */
abstract class BasicSchedule implements ScheduleType {
    private final String id;
    private final List<ParamSpec<?>> curveParams;

    BasicSchedule(String id, ParamSpec<?>... curveParams) {
        this.id = id;
        this.curveParams = List.of(curveParams);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final List<ParamSpec<?>> curveParams() {
        return curveParams;
    }
}
