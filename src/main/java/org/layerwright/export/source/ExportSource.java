package org.layerwright.export.source;

import java.util.List;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;

/**
 * What an exported file is made of.
 *
 * @param name the network's name
 * @param graph its operators
 * @param parameters all weights one after the other, in the order of the graph's; not copied
 * @param preprocessing what was done to the data before the network saw them
 * @param classNames the classes in the order of the output; may be empty
 */
public record ExportSource(
        String name, OpGraph graph, float[] parameters, Preprocessing preprocessing, List<String> classNames) {
    public ExportSource {
        classNames = List.copyOf(classNames);
        if (parameters.length != graph.parameterCount()) {
            throw new IllegalArgumentException(
                    "Expected " + graph.parameterCount() + " parameters, received " + parameters.length + ".");
        }
    }

    public static ExportSource of(TrainedModel model) {
        return new ExportSource(
                model.network().name(),
                Lowering.lower(model.network()).graph(),
                model.weights().flatten(),
                model.preprocessing(),
                model.classNames());
    }
}
