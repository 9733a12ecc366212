package org.layerwright.analysis;

import java.util.List;

/** The list of rules: what is not here is not found. The order is the one in which findings are shown, gravest first. */
final class DoctorRules {
    private static final List<DoctorRule> ALL = List.of(
            new DeviceFailureRule(),
            new ExplosionRule(),
            new LossFlatRule(),
            new OscillationRule(),
            new DeadReluRule(),
            new UpdateRatioRule(),
            new OverfittingRule(),
            new OverconfidenceRule(),
            new UnderfittingRule(),
            new PlateauRule(),
            new ClassImbalanceRule());

    private DoctorRules() {}

    static List<DoctorRule> all() {
        return ALL;
    }
}
