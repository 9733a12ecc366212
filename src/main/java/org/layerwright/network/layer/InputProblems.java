package org.layerwright.network.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.layerwright.network.Fix;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;

/** A layer that reads too few or too many others, with what it could read instead. */
final class InputProblems {
    private InputProblems() {}

    /**
     * @param before the shapes of the sound layers before this one, by their position
     */
    static Problem wrongCount(
            NetworkSpec network, int index, LayerType type, int found, NavigableMap<Integer, Shape> before) {
        LayerSpec layer = network.layers().get(index);
        Fix remove = Fix.of("remove", new NetworkEdit.Remove(layer.name()), layer.name());
        if (type.minInputs() < 2) {
            Problem problem = Problem.of("input-count", layer.name(), type.minInputs(), found);
            Fix previous = Fix.of("read-previous", new NetworkEdit.SetInputs(layer.name(), List.of()));
            return problem.withFixes(type.maxInputs() == 0 ? remove : previous);
        }
        List<Fix> fixes = new ArrayList<>();
        if (before.size() >= type.minInputs()) {
            int last = before.lastKey();
            int other = partner(before, last);
            List<String> names = List.of(
                    network.layers().get(other).name(),
                    network.layers().get(last).name());
            fixes.add(Fix.of("read-both", new NetworkEdit.SetInputs(layer.name(), names), names.get(0), names.get(1)));
        }
        fixes.add(remove);
        return new Problem("merge-count", layer.name(), List.of(type.minInputs(), found), fixes);
    }

    /** The nearest layer before the last one that has its shape; where none has, the nearest. */
    private static int partner(NavigableMap<Integer, Shape> before, int last) {
        Shape shape = before.get(last);
        return before.headMap(last, false).descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().equals(shape))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(before.lowerKey(last));
    }
}
