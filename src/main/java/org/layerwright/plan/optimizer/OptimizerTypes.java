package org.layerwright.plan.optimizer;

import java.util.List;
import java.util.Optional;

/** The list of optimizers: what is not here does not exist. The order is the one in which forms offer them. */
public final class OptimizerTypes {
    private static final List<OptimizerType> ALL = List.of(
            new Adam(),
            new Sgd(),
            new GradientDescent(),
            new Momentum(),
            new Nesterov(),
            new AdaGrad(),
            new AdaDelta(),
            new RmsProp(),
            new AmsGrad(),
            new Nadam(),
            new AdamW(),
            new Lion());

    private OptimizerTypes() {}

    public static List<OptimizerType> all() {
        return ALL;
    }

    public static Optional<OptimizerType> find(String id) {
        return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
    }
}
