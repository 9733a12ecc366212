package org.layerwright.plan.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;

/** What every optimizer says of itself, so that a class below it holds little more than its rule. */
abstract class BasicOptimizer implements OptimizerType {
    private final String id;
    private final int slots;
    private final DoubleParam learningRate;
    private final List<ParamSpec<?>> params;

    BasicOptimizer(String id, int slots, DoubleParam learningRate, ParamSpec<?>... others) {
        this.id = id;
        this.slots = slots;
        this.learningRate = learningRate;
        List<ParamSpec<?>> all = new ArrayList<>(List.of(learningRate));
        all.addAll(List.of(others));
        this.params = List.copyOf(all);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final int slots() {
        return slots;
    }

    @Override
    public final DoubleParam learningRate() {
        return learningRate;
    }

    @Override
    public final List<ParamSpec<?>> params() {
        return params;
    }
}
