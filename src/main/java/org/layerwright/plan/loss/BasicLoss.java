package org.layerwright.plan.loss;

import java.util.List;
import org.layerwright.network.param.ParamSpec;

/** What every loss says of itself. */
abstract class BasicLoss implements LossType {
    private final String id;
    private final boolean takesNumbers;
    private final List<ParamSpec<?>> params;

    BasicLoss(String id, boolean takesNumbers, ParamSpec<?>... params) {
        this.id = id;
        this.takesNumbers = takesNumbers;
        this.params = List.of(params);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final boolean takesNumbers() {
        return takesNumbers;
    }

    @Override
    public final List<ParamSpec<?>> params() {
        return params;
    }
}
