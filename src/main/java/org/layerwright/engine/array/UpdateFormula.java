package org.layerwright.engine.array;

import java.util.Optional;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.AdamW;
import org.layerwright.plan.optimizer.Momentum;
import org.layerwright.plan.optimizer.Nesterov;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.optimizer.RmsProp;
import org.layerwright.plan.optimizer.Sgd;

/**
 * An optimizer that is computed on the device, with its parameters. The formulas stand at the optimizers themselves.
 *
 * @param kind one of the identifiers; AdamW is Adam here, since its decay is made before
 * @param first μ of momentum and Nesterov, β₁ of Adam; 0 where there is none
 * @param second β₂ of Adam, ρ of RMSprop; 0 where there is none
 * @param epsilon of Adam and RMSprop
 * @param slots how many vectors it keeps
 */
record UpdateFormula(String kind, double first, double second, double epsilon, int slots) {
    /** Empty where the heap computes an optimizer. */
    static Optional<UpdateFormula> of(Setting optimizer) {
        return switch (optimizer.type()) {
            case Sgd.ID, Momentum.ID, Nesterov.ID, Adam.ID, AdamW.ID, RmsProp.ID -> Optional.of(known(optimizer));
            default -> Optional.empty();
        };
    }

    private static UpdateFormula known(Setting optimizer) {
        OptimizerType type = OptimizerTypes.find(optimizer.type()).orElseThrow();
        boolean adam = type.id().equals(Adam.ID) || type.id().equals(AdamW.ID);
        return new UpdateFormula(
                adam ? Adam.ID : type.id(),
                value(type, optimizer, adam ? "beta1" : "momentum"),
                value(type, optimizer, adam ? "beta2" : "rho"),
                value(type, optimizer, "epsilon"),
                type.slots());
    }

    private static double value(OptimizerType type, Setting optimizer, String name) {
        for (ParamSpec<?> spec : type.params()) {
            if (spec.name().equals(name)) {
                return ((Number) spec.of(optimizer.params())).doubleValue();
            }
        }
        return 0;
    }
}
