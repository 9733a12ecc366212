package org.layerwright.network.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.Fix;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamSpec;

/** Checks the parameters of one layer against its type. */
final class ParamProblems {
    private ParamProblems() {}

    static List<Problem> of(LayerType type, LayerSpec layer) {
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, Object> entry : layer.params().asMap().entrySet()) {
            String name = entry.getKey();
            Fix reset = Fix.of("reset-param", new NetworkEdit.SetParam(layer.name(), name, null), name);
            Optional<ParamSpec<?>> spec = type.param(name);
            if (spec.isEmpty()) {
                problems.add(Problem.of("unknown-param", layer.name(), name, type.id())
                        .withFixes(reset));
            } else if (spec.get().accept(entry.getValue()).isEmpty()) {
                problems.add(
                        Problem.of("bad-param", layer.name(), name, spec.get().expected(), entry.getValue())
                                .withFixes(reset));
            }
        }
        return problems;
    }
}
