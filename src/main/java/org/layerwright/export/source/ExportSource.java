package org.layerwright.export.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.layerwright.export.target.Ending;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.layer.Lowering;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.BatchNormFolding;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/**
 * What an exported file is made of.
 *
 * @param name the network's name
 * @param graph its operators
 * @param parameters all weights one after the other, in the order of the graph's; not copied
 * @param preprocessing what was done to the data before the network saw them
 * @param classNames the classes in the order of the output; may be empty
 * @param ending what is computed at the end where probabilities are wanted
 */
public record ExportSource(
        String name,
        OpGraph graph,
        float[] parameters,
        Preprocessing preprocessing,
        List<String> classNames,
        Ending ending) {
    private static final String PROBABILITIES = "probabilities";

    public ExportSource {
        classNames = List.copyOf(classNames);
        if (parameters.length != graph.parameterCount()) {
            throw new IllegalArgumentException(
                    "Expected " + graph.parameterCount() + " parameters, received " + parameters.length + ".");
        }
    }

    /** A network that tells classes apart. */
    public ExportSource(
            String name, OpGraph graph, float[] parameters, Preprocessing preprocessing, List<String> classNames) {
        this(name, graph, parameters, preprocessing, classNames, graph.endsInSoftmax() ? Ending.NONE : Ending.SOFTMAX);
    }

    public static ExportSource of(TrainedModel model) {
        OpGraph graph = Lowering.lower(model.network()).graph();
        return new ExportSource(
                model.network().name(),
                graph,
                model.weights().flatten(),
                model.preprocessing(),
                model.classNames(),
                Ending.of(model.plan().loss(), graph));
    }

    /** Smaller, with the same results: normalisations folded, and without what does nothing outside training. */
    public ExportSource folded() {
        BatchNormFolding.Folded folded = BatchNormFolding.fold(graph, parameters);
        return new ExportSource(name, folded.graph(), folded.parameters(), preprocessing, classNames, ending);
    }

    /** With the function behind it that makes probabilities of its answers, where there is none yet. */
    public ExportSource withProbabilities() {
        if (ending == Ending.NONE) {
            return this;
        }
        List<OpNode> nodes = new ArrayList<>(graph.nodes());
        nodes.add(new OpNode(
                PROBABILITIES,
                ending == Ending.SOFTMAX ? OpType.SOFTMAX : OpType.SIGMOID,
                List.of(graph.output()),
                List.of(),
                Attributes.NONE,
                graph.outputShape()));
        OpGraph longer = new OpGraph(graph.input(), nodes, graph.weights(), nodes.size());
        return new ExportSource(name, longer, parameters, preprocessing, classNames, Ending.NONE);
    }

    /** The values of a weight, by its position. */
    public float[] weight(int position) {
        int from = graph.offsetOf(position);
        int size = Math.toIntExact(graph.weights().get(position).size());
        return Arrays.copyOfRange(parameters, from, from + size);
    }

    /** The first weight that holds infinity or no number at all. */
    public Optional<String> firstWithoutNumbers() {
        for (int i = 0; i < graph.weights().size(); i++) {
            for (float value : weight(i)) {
                if (!Float.isFinite(value)) {
                    return Optional.of(graph.weights().get(i).name());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the classes have names, one for each output. */
    public boolean hasLabels() {
        int width = graph.outputShape().size();
        return width > 1 && classNames.size() == width;
    }

    /** Whether the one output tells two classes apart: above {@link #threshold} it is the second. */
    public boolean isBinary() {
        return graph.outputShape().size() == 1 && classNames.size() == 2;
    }

    /** Where the second of two classes begins: at a probability of one half, which a sigmoid makes of 0. */
    public double threshold() {
        return ending == Ending.SIGMOID ? 0 : 0.5;
    }
}
