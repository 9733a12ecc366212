package org.layerwright.network.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.layerwright.network.Fix;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.op.GraphBuilder;
import org.layerwright.network.op.OpGraph;

/**
 * Checks a network and turns it into operators. Layers are visited in an order in which inputs come first, whatever
 * their order in the list, and a layer is left out silently where one of its inputs has a problem of its own: each
 * mistake is reported once, where it was made.
 */
public final class Lowering {
    private final NetworkSpec network;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Integer, Integer> valueOfLayer = new LinkedHashMap<>();
    private final Map<String, Integer> indexOfName = new HashMap<>();
    private final Set<Integer> visited = new HashSet<>();
    private final List<Integer> path = new ArrayList<>();
    private final GraphBuilder graph = new GraphBuilder();
    private final Map<String, String> weightMakers = new HashMap<>();
    private final Sharing sharing;

    private Lowering(NetworkSpec network) {
        this.network = network;
        this.sharing = new Sharing(network);
    }

    public static Lowered lower(NetworkSpec network) {
        return new Lowering(network).run();
    }

    private Lowered run() {
        List<LayerSpec> layers = network.layers();
        if (layers.isEmpty()) {
            problems.add(Problem.of("empty-network", ""));
            return new Lowered(problems, Map.of(), Optional.empty());
        }
        checkNames();
        checkInputLayer();
        for (int i = 0; i < layers.size(); i++) {
            visit(i);
        }
        checkAllUsed();
        return result();
    }

    private void checkNames() {
        for (int i = 0; i < network.layers().size(); i++) {
            String name = network.layers().get(i).name();
            if (name.isBlank() || name.length() > 100 || name.contains("/")) {
                String free = network.freeName("layer");
                problems.add(Problem.of("bad-name", name)
                        .withFixes(Fix.of("rename", new NetworkEdit.Rename(i, free), free)));
            }
            if (indexOfName.putIfAbsent(name, i) != null) {
                String free = network.freeName(name);
                problems.add(Problem.of("duplicate-name", name)
                        .withFixes(Fix.of("rename", new NetworkEdit.Rename(i, free), free)));
            }
        }
    }

    private void checkInputLayer() {
        List<LayerSpec> inputs = network.layers().stream()
                .filter(layer -> layer.type().equals(Input.ID))
                .toList();
        if (inputs.isEmpty()) {
            LayerSpec input = LayerSpec.of("input", Input.ID);
            problems.add(
                    Problem.of("no-input", "").withFixes(Fix.of("insert-input", new NetworkEdit.Insert(0, input))));
        }
        for (LayerSpec extra : inputs.subList(Math.min(1, inputs.size()), inputs.size())) {
            problems.add(Problem.of("second-input", extra.name())
                    .withFixes(Fix.of("remove", new NetworkEdit.Remove(extra.name()), extra.name())));
        }
    }

    /** Depth first: the inputs of a layer are lowered before it. A layer met again on the current path is a cycle. */
    private void visit(int index) {
        if (path.contains(index)) {
            reportCycle(index);
            return;
        }
        if (!visited.add(index)) {
            return;
        }
        path.add(index);
        List<Integer> inputs = new ArrayList<>();
        boolean inputsSound = true;
        for (String inputName : network.inputsOf(index)) {
            Integer input = indexOfName.get(inputName);
            if (input == null) {
                problems.add(Problem.of(
                                "missing-input", network.layers().get(index).name(), inputName)
                        .withFixes(Fix.of(
                                "read-previous",
                                new NetworkEdit.SetInputs(
                                        network.layers().get(index).name(), List.of()))));
                inputsSound = false;
                continue;
            }
            visit(predecessor(index, input));
            Integer value = valueOfLayer.get(predecessor(index, input));
            if (value == null) {
                inputsSound = false;
            } else {
                inputs.add(value);
            }
        }
        lowerLayer(index, inputs, inputsSound);
        path.remove(path.size() - 1);
    }

    /** With a duplicate name, "the layer before" must stay the layer before, not the first of that name. */
    private int predecessor(int index, int namedInput) {
        return network.layers().get(index).inputs().isEmpty() ? index - 1 : namedInput;
    }

    private void lowerLayer(int index, List<Integer> inputs, boolean inputsSound) {
        LayerSpec layer = network.layers().get(index);
        Optional<LayerType> found = LayerTypes.find(layer.type());
        if (found.isEmpty()) {
            problems.add(Problem.of("unknown-layer", layer.name(), layer.type())
                    .withFixes(Fix.of("remove", new NetworkEdit.Remove(layer.name()), layer.name())));
            return;
        }
        LayerType type = found.get();
        List<Problem> paramProblems = ParamProblems.of(type, layer);
        problems.addAll(paramProblems);
        Optional<Problem> sharingProblem = sharing.problem(layer, type);
        sharingProblem.ifPresent(problems::add);
        Optional<LayerSpec> root = sharing.root(layer);
        boolean extraInput = type.maxInputs() == 0 && graph.hasInput();
        if (!inputsSound || !paramProblems.isEmpty() || extraInput || sharingProblem.isPresent() || root.isEmpty()) {
            return;
        }
        List<Integer> used = type.maxInputs() == 0 && layer.inputs().isEmpty() ? List.of() : inputs;
        if (used.size() < type.minInputs() || used.size() > type.maxInputs()) {
            if (type.minInputs() > 0 && index == 0) {
                return; // Reported as "no-input" for the whole network.
            }
            problems.add(InputProblems.wrongCount(network, index, type, used.size(), shapesBefore(index)));
            return;
        }
        try {
            valueOfLayer.put(index, type.lower(new LayerSite(layer, root.get(), used, graph, weightMakers)));
        } catch (LayerProblem e) {
            problems.add(e.problem());
        }
    }

    /** The shapes of the layers that stand before a position and are known, by their position. */
    private NavigableMap<Integer, Shape> shapesBefore(int index) {
        NavigableMap<Integer, Shape> shapes = new TreeMap<>();
        valueOfLayer.forEach((layer, value) -> {
            if (layer < index) {
                shapes.put(layer, graph.shapeOf(value));
            }
        });
        return shapes;
    }

    private void reportCycle(int index) {
        List<String> names = path.subList(path.indexOf(index), path.size()).stream()
                .map(i -> network.layers().get(i).name())
                .toList();
        String name = network.layers().get(index).name();
        problems.add(Problem.of("cycle", name, String.join(" → ", names) + " → " + name)
                .withFixes(Fix.of("read-previous", new NetworkEdit.SetInputs(name, List.of()))));
    }

    private void checkAllUsed() {
        if (!problems.isEmpty()) {
            return;
        }
        Set<String> used = new HashSet<>();
        for (int i = 0; i < network.layers().size(); i++) {
            if (!network.layers().get(i).type().equals(Input.ID)) {
                used.addAll(network.inputsOf(i));
            }
        }
        for (LayerSpec layer : network.layers().subList(0, network.layers().size() - 1)) {
            if (!used.contains(layer.name())) {
                problems.add(Problem.of("unused-layer", layer.name())
                        .withFixes(Fix.of("remove", new NetworkEdit.Remove(layer.name()), layer.name())));
            }
        }
    }

    private Lowered result() {
        Map<String, Shape> shapes = new HashMap<>();
        int last = 0;
        for (Map.Entry<Integer, Integer> entry : valueOfLayer.entrySet()) {
            shapes.put(network.layers().get(entry.getKey()).name(), graph.shapeOf(entry.getValue()));
            if (entry.getKey() == network.layers().size() - 1 || !problems.isEmpty()) {
                last = entry.getValue();
            }
        }
        Optional<OpGraph> partial = graph.hasInput() ? Optional.of(graph.build(last)) : Optional.empty();
        return new Lowered(problems, shapes, partial);
    }
}
