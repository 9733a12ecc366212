package org.layerwright.importer.draft;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.loss.BinaryCrossEntropy;
import org.layerwright.plan.loss.MeanSquaredError;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.text.Texts;

/** What a model of another program gets that its file does not tell. */
public final class ForeignModel {
    private ForeignModel() {}

    /** @param classes empty where the file does not name them; they are then counted from 0 */
    public static TrainedModel of(NetworkDraft.Result result, List<String> classes, Preprocessing preprocessing) {
        OpGraph graph = result.lowered().graph();
        Setting loss = likelyLoss(graph);
        int outputs = graph.outputShape().size();
        boolean number = loss.type().equals(MeanSquaredError.ID);
        List<String> counted = IntStream.range(0, loss.type().equals(BinaryCrossEntropy.ID) ? 2 : outputs)
                .mapToObj(Integer::toString)
                .toList();
        return new TrainedModel(
                result.network(),
                TrainingPlan.DEFAULT.withLoss(loss),
                result.weights(),
                classes.isEmpty() && !number ? counted : classes,
                preprocessing,
                Map.of());
    }

    /** Several numbers are sums for classes, as PyTorch's networks end; one number is what it is, or one probability. */
    private static Setting likelyLoss(OpGraph graph) {
        boolean sigmoid =
                graph.output() > 0 && graph.nodes().get(graph.output() - 1).type() == OpType.SIGMOID;
        if (graph.outputShape().rank() != 1) {
            return Setting.of(MeanSquaredError.ID);
        }
        if (graph.outputShape().size() == 1) {
            return Setting.of(sigmoid ? BinaryCrossEntropy.ID : MeanSquaredError.ID);
        }
        return Setting.of(sigmoid ? MeanSquaredError.ID : SoftmaxCrossEntropy.ID);
    }

    /** A network's title: its own where it tells something, else the file's name. */
    public static String title(String own, Path file) {
        boolean tells =
                !own.isBlank() && own.length() <= 80 && !own.matches("(?i)main_graph|torch[-_]jit.*|tf2onnx|model");
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return tells ? own : dot > 0 ? name.substring(0, dot) : name;
    }

    /** Where a network comes from, by language. */
    public static Map<String, String> origin(Path file, String producer) {
        String name = String.valueOf(file.getFileName());
        String by = producer.isBlank() ? "?" : producer.substring(0, Math.min(60, producer.length()));
        return Map.of(
                "en", new Texts(Texts.ENGLISH).get("import.origin", name, by),
                "zh-CN", new Texts(Texts.CHINESE).get("import.origin", name, by));
    }
}
