package org.layerwright.engine.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.op.OpGraph;

/** Which value of the operator graph each layer gives: that of its last operator, after its activation. */
final class LayerValues {
    private final NetworkSpec network;
    private final Map<String, Integer> lastOperator = new LinkedHashMap<>();

    LayerValues(NetworkSpec network, OpGraph graph) {
        this.network = network;
        for (int i = 0; i < graph.nodes().size(); i++) {
            lastOperator.put(graph.nodes().get(i).layer(), i + 1);
        }
    }

    /** The names of all layers, in the order of the network. */
    List<String> names() {
        return network.layers().stream().map(LayerSpec::name).toList();
    }

    /**
     * The id of what a layer gives.
     *
     * @throws QuestionException where there is no such layer
     */
    int of(String layer) {
        int index = network.indexOf(layer);
        if (index < 0) {
            throw new QuestionException("error.inspect.layer", layer, String.join(", ", names()));
        }
        Integer value = lastOperator.get(layer);
        if (value != null) {
            return value;
        }
        // Without operators of its own it hands on what it reads: the input layer the sample, others their input.
        List<String> inputs = new ArrayList<>(network.inputsOf(index));
        return index == 0 || inputs.isEmpty() ? 0 : of(inputs.get(0));
    }
}
