package org.layerwright.export.onnx;

import java.util.List;
import org.layerwright.export.target.Ending;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.OpGraph;

/**
 * What an ONNX file is made of.
 *
 * @param name the network's name
 * @param graph its operators
 * @param parameters all weights one after the other, in the order of the graph's; not copied
 * @param preprocessing what was done to the data before the network saw them
 * @param classNames the classes in the order of the output; may be empty
 * @param ending what is computed at the end where probabilities are wanted
 */
public record OnnxSource(
        String name,
        OpGraph graph,
        float[] parameters,
        Preprocessing preprocessing,
        List<String> classNames,
        Ending ending) {
    public OnnxSource {
        classNames = List.copyOf(classNames);
        if (parameters.length != graph.parameterCount()) {
            throw new IllegalArgumentException(
                    "Expected " + graph.parameterCount() + " parameters, received " + parameters.length + ".");
        }
    }

    /** A network that tells classes apart. */
    public OnnxSource(
            String name, OpGraph graph, float[] parameters, Preprocessing preprocessing, List<String> classNames) {
        this(
                name,
                graph,
                parameters,
                preprocessing,
                classNames,
                graph.endsInSoftmax() ? Ending.NONE : Ending.SOFTMAX);
    }

    public static OnnxSource of(TrainedModel model) {
        OpGraph graph = Lowering.lower(model.network()).graph();
        return new OnnxSource(
                model.network().name(),
                graph,
                model.weights().flatten(),
                model.preprocessing(),
                model.classNames(),
                Ending.of(model.plan().loss(), graph));
    }
}
