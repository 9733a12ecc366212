package org.layerwright.engine.array;

import java.util.Optional;
import java.util.Set;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.optimizer.AdaDelta;
import org.layerwright.plan.optimizer.AdaGrad;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.AdamW;
import org.layerwright.plan.optimizer.AmsGrad;
import org.layerwright.plan.optimizer.GradientDescent;
import org.layerwright.plan.optimizer.Lion;
import org.layerwright.plan.optimizer.Momentum;
import org.layerwright.plan.optimizer.Nadam;
import org.layerwright.plan.optimizer.Nesterov;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;
import org.layerwright.plan.optimizer.RmsProp;
import org.layerwright.plan.optimizer.Sgd;

/**
 * An optimizer that is computed on the device, with its parameters. The formulas stand at the optimizers themselves.
 *
 * @param kind one of the identifiers; AdamW is Adam here, since its decay is made before, and gradient descent is SGD
 * @param first μ of momentum and Nesterov, β₁ of Adam and its kind; 0 where there is none
 * @param second β₂ of Adam and its kind, ρ of RMSprop and AdaDelta; 0 where there is none
 * @param epsilon 0 where there is none
 * @param momentumDecay ψ of Nadam
 * @param slots how many vectors it keeps
 */
record UpdateFormula(String kind, double first, double second, double epsilon, double momentumDecay, int slots) {
    /** Those that {@link UpdateSteps} has. */
    private static final Set<String> KNOWN = Set.of(
            Sgd.ID,
            Momentum.ID,
            Nesterov.ID,
            AdaGrad.ID,
            AdaDelta.ID,
            RmsProp.ID,
            Adam.ID,
            AmsGrad.ID,
            Nadam.ID,
            Lion.ID);

    /** Empty where the heap computes an optimizer. */
    static Optional<UpdateFormula> of(Setting optimizer) {
        String kind = switch (optimizer.type()) {
            case AdamW.ID -> Adam.ID;
            case GradientDescent.ID -> Sgd.ID;
            default -> optimizer.type();
        };
        return KNOWN.contains(kind) ? Optional.of(known(kind, optimizer)) : Optional.empty();
    }

    private static UpdateFormula known(String kind, Setting optimizer) {
        OptimizerType type = OptimizerTypes.find(optimizer.type()).orElseThrow();
        return new UpdateFormula(
                kind,
                value(type, optimizer, "momentum") + value(type, optimizer, "beta1"),
                value(type, optimizer, "beta2") + value(type, optimizer, "rho"),
                value(type, optimizer, "epsilon"),
                value(type, optimizer, "momentumDecay"),
                type.slots());
    }

    /** 0 where the optimizer has no such parameter. */
    private static double value(OptimizerType type, Setting optimizer, String name) {
        for (ParamSpec<?> spec : type.params()) {
            if (spec.name().equals(name)) {
                return ((Number) spec.of(optimizer.params())).doubleValue();
            }
        }
        return 0;
    }
}
