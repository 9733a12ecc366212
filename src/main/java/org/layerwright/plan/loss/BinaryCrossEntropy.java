package org.layerwright.plan.loss;

import java.util.List;
import org.layerwright.network.param.ParamSpec;

/**
 * {@code −t·log σ(z) − (1 − t)·log(1 − σ(z))} for each of the network's last sums, averaged over outputs and batch, taken
 * from the sums so that it cannot overflow. Where the network ends in a sigmoid of its own, that one is used and not a
 * second one on top. One output for two classes, or one output for each class.
 *
 * <p>When to choose it: for yes or no, or where each class is a question of its own.
 */
public final class BinaryCrossEntropy implements LossType {
    public static final String ID = "binaryCrossEntropy";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<ParamSpec<?>> params() {
        return List.of();
    }

    @Override
    public boolean takesNumbers() {
        return false;
    }
}
