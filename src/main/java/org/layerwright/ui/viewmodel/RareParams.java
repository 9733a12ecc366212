package org.layerwright.ui.viewmodel;

import java.util.Set;

/**
 * The parameters that a form folds away while they have their defaults, as few runs need another value. What is not named
 * here, such as the parameters of a type that is added later, is always shown.
 */
public final class RareParams {
    public static final Set<String> OF_OPTIMIZERS = Set.of("beta1", "beta2", "epsilon", "rho", "momentumDecay");
    public static final Set<String> OF_SCHEDULES = Set.of(
            "per",
            "warmupFrom",
            "startDivisor",
            "endDivisor",
            "anneal",
            "periodFactor",
            "minDelta",
            "cooldown",
            "minRate");
    public static final Set<String> OF_REGULARIZATION =
            Set.of("l1", "weightDecay", "labelSmoothing", "clipValue", "maxNorm", "emaDecay");
    public static final Set<String> OF_EARLY_STOPPING = Set.of("monitor", "minDelta", "restoreBest");

    private RareParams() {}
}
