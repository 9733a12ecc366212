package org.layerwright.plan.optimizer;

import java.util.List;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamValues;

/**
 * Stochastic gradient descent: {@code w ← w − η·g}. Robbins and Monro 1951.
 *
 * <p>When to choose it: to see what the other optimizers improve on. It needs a rate ten to a hundred times that of Adam.
 */
public final class Sgd implements OptimizerType {
    public static final String ID = "sgd";
    private static final DoubleParam LEARNING_RATE = new DoubleParam("learningRate", 0.01, 0, true, 100, false);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of(LEARNING_RATE);
    }

    @Override
    public DoubleParam learningRate() {
        return LEARNING_RATE;
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public UpdateRule rule(ParamValues params) {
        return (weights, gradients, state, from, to, learningRate, step) -> {
            float rate = (float) learningRate;
            for (int i = from; i < to; i++) {
                weights[i] -= rate * gradients[i];
            }
        };
    }
}
