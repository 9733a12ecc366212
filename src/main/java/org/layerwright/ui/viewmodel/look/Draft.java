package org.layerwright.ui.viewmodel.look;

import java.util.List;
import java.util.Optional;
import org.layerwright.network.op.OpType;
import org.layerwright.ui.viewmodel.look.Explanation.Kind;
import org.layerwright.ui.viewmodel.look.Explanation.Normalization;

/** An explanation up to the activation function. */
record Draft(
        Kind kind,
        List<Term> terms,
        Optional<Patch> patch,
        Optional<Double> bias,
        double sum,
        Optional<Normalization> normalization,
        boolean twoSteps) {
    static Draft of(Kind kind, List<Term> terms, double sum) {
        return new Draft(kind, terms, Optional.empty(), Optional.empty(), sum, Optional.empty(), false);
    }

    Draft withPatch(Optional<Patch> newPatch) {
        return new Draft(kind, terms, newPatch, bias, sum, normalization, twoSteps);
    }

    Draft withSum(double newSum) {
        return new Draft(kind, terms, patch, bias, newSum, normalization, twoSteps);
    }

    Explanation finish(Optional<OpType> function, double value, double shown) {
        return new Explanation(
                kind,
                terms,
                patch,
                bias,
                sum,
                function,
                normalization,
                kind == Kind.OTHER ? shown : value,
                shown,
                twoSteps);
    }
}
