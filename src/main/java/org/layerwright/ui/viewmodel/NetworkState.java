package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.network.Fix;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.cost.LayerCost;
import org.layerwright.network.layer.Lowered;
import org.layerwright.network.layer.Lowering;

/**
 * A network together with everything that follows from it. Made once for each edit; the views read it and compute
 * nothing of their own.
 *
 * @param problemsOfLayer by position, what is wrong with each layer
 * @param generalProblems what concerns no single layer
 * @param costOfLayer by name, the costs of those layers that could be lowered
 */
public record NetworkState(
        NetworkSpec network,
        Lowered lowered,
        CostLedger costs,
        List<List<Problem>> problemsOfLayer,
        List<Problem> generalProblems,
        Map<String, LayerCost> costOfLayer) {

    public static NetworkState of(NetworkSpec network) {
        Lowered lowered = Lowering.lower(network);
        CostLedger costs = CostLedger.of(lowered);
        Map<String, LayerCost> costOfLayer = new HashMap<>();
        costs.layers().forEach(cost -> costOfLayer.put(cost.layer(), cost));
        Map<String, List<Integer>> positions = positionsOf(network);
        List<List<Problem>> byLayer = new ArrayList<>();
        network.layers().forEach(layer -> byLayer.add(new ArrayList<>()));
        List<Problem> general = new ArrayList<>();
        for (Problem problem : lowered.problems()) {
            List<Integer> concerned = concerned(problem, positions);
            concerned.forEach(position -> byLayer.get(position).add(problem));
            if (concerned.isEmpty()) {
                general.add(problem);
            }
        }
        return new NetworkState(
                network,
                lowered,
                costs,
                byLayer.stream().map(List::copyOf).toList(),
                List.copyOf(general),
                Map.copyOf(costOfLayer));
    }

    public boolean isSound() {
        return lowered.isSound();
    }

    /** By the network alone, from which the rest follows: states are compared at each edit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkState state && network.equals(state.network);
    }

    @Override
    public int hashCode() {
        return network.hashCode();
    }

    private static Map<String, List<Integer>> positionsOf(NetworkSpec network) {
        Map<String, List<Integer>> positions = new HashMap<>();
        for (int i = 0; i < network.layers().size(); i++) {
            positions
                    .computeIfAbsent(network.layers().get(i).name(), name -> new ArrayList<>())
                    .add(i);
        }
        return positions;
    }

    /** A repair that renames tells the very layer, also where two have the same name. */
    private static List<Integer> concerned(Problem problem, Map<String, List<Integer>> positions) {
        for (Fix fix : problem.fixes()) {
            if (fix.edit() instanceof NetworkEdit.Rename rename) {
                return List.of(rename.index());
            }
        }
        return positions.getOrDefault(problem.subject(), List.of());
    }
}
