package org.layerwright.plan.loss;

import java.util.List;
import java.util.Optional;

/** The list of losses: what is not here does not exist. The order is the one in which forms offer them. */
public final class LossTypes {
    private static final List<LossType> ALL = List.of(
            new SoftmaxCrossEntropy(),
            new BinaryCrossEntropy(),
            new MeanSquaredError(),
            new MeanAbsoluteError(),
            new Huber());

    private LossTypes() {}

    public static List<LossType> all() {
        return ALL;
    }

    public static Optional<LossType> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
