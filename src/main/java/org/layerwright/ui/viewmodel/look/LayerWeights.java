package org.layerwright.ui.viewmodel.look;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.event.WorkerEvent.LayerWeight;
import org.layerwright.ui.viewmodel.Subject;

/**
 * The weights that a layer uses.
 *
 * @param subject whose network
 * @param layer who uses them
 * @param owner whose they are: another layer's where they are shared
 */
public record LayerWeights(Subject subject, String layer, String owner, List<LayerWeight> tensors) {
    public LayerWeights {
        tensors = List.copyOf(tensors);
    }

    /** By their names in the graph. */
    Map<String, float[]> byName() {
        Map<String, float[]> all = new HashMap<>();
        tensors.forEach(
                tensor -> all.put(owner + "/" + tensor.name(), tensor.values().toArray()));
        return all;
    }

    /** Those that have an input and an output side: kernels, not biases. */
    public List<LayerWeight> kernels() {
        return tensors.stream().filter(tensor -> tensor.shape().size() > 1).toList();
    }
}
