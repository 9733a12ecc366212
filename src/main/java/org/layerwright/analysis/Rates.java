package org.layerwright.analysis;

/** Remedies that change the learning rate of the plan. */
final class Rates {
    /** As He et al. 2016, section 4.2, and many since do when the error no longer falls. */
    private static final double STEP = 10;

    private Rates() {}

    /** Whether the plan's rate lies far above the one that suits its optimizer in most cases. */
    static boolean isHigh(RunHistory run) {
        return run.planRate() >= STEP * run.usualRate();
    }

    static Remedy lower(RunHistory run) {
        return set("lower-rate", run, run.planRate() / STEP);
    }

    static Remedy raise(RunHistory run) {
        return set("raise-rate", run, run.planRate() * STEP);
    }

    private static Remedy set(String code, RunHistory run, double rate) {
        double rounded = Rounded.number(rate);
        return Remedy.plan(code, new PlanEdit.SetLearningRate(rounded), Rounded.number(run.planRate()), rounded);
    }
}
