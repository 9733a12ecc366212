package org.layerwright.importer.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.layerwright.importer.draft.ForeignModel;
import org.layerwright.importer.draft.NetworkDraft;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;

/**
 * Reads ONNX files that lie within what our layers can express, whoever wrote them: images channels first or last, operator
 * sets 7 to 25. What belongs together is put together again (a sum and its activation, zeros and a convolution); steps of
 * preprocessing at the beginning become the model's preprocessing. Source: the ONNX operator specification.
 */
public final class OnnxImport {
    /**
     * Reads a file.
     *
     * @throws org.layerwright.importer.draft.ImportException if it is damaged, or has what no layer of ours stands for; the
     *     sentence names every such operator
     */
    public TrainedModel read(Path file) {
        OnnxGraph graph = OnnxReader.read(file);
        OnnxNetwork network = new OnnxNetwork(file.toString(), graph);
        var output = network.read();
        NetworkDraft.Result result = network.draft()
                .finish(output, ForeignModel.title(graph.name(), file), ForeignModel.origin(file, graph.producer()));
        Notes notes = new Notes(graph.metadata());
        int outputs = result.lowered().graph().outputShape().size();
        List<String> classes = notes.classes();
        return ForeignModel.of(
                result,
                classes.size() == outputs || (outputs == 1 && classes.size() == 2) ? classes : List.of(),
                preprocessing(network, notes, result));
    }

    private static Preprocessing preprocessing(OnnxNetwork network, Notes notes, NetworkDraft.Result result) {
        List<Double> mean = network.preamble().mean();
        List<Double> deviation = network.preamble().deviation();
        String note = Preprocessing.noteFor(result.lowered().graph().input());
        return mean.isEmpty() ? notes.preprocessing(note) : new Preprocessing(note, mean, deviation);
    }

    /** What our exporter notes in a file; nothing where somebody else wrote it. */
    private record Notes(Map<String, String> metadata) {
        List<String> classes() {
            try {
                return metadata.containsKey("classes")
                        ? JsonReader.parse(metadata.get("classes")).strings("classNames")
                        : List.of();
            } catch (JsonFormatException e) {
                return List.of(); // Somebody else's note of that name.
            }
        }

        Preprocessing preprocessing(String note) {
            try {
                if (metadata.containsKey("standardization")) {
                    JsonReader json = JsonReader.parse(metadata.get("standardization"));
                    return new Preprocessing(note, json.numbers("mean"), json.numbers("deviation"));
                }
            } catch (JsonFormatException | IllegalArgumentException e) {
                // Somebody else's note of that name.
            }
            return new Preprocessing(note, List.of(), List.of());
        }
    }
}
