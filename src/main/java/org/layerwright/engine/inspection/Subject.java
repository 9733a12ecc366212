package org.layerwright.engine.inspection;

import java.util.List;
import java.util.function.Supplier;
import org.layerwright.data.Batch;
import org.layerwright.engine.Evaluation;
import org.layerwright.engine.Inputs;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.loss.BinaryCrossEntropy;
import org.layerwright.plan.loss.MeanSquaredError;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;

/**
 * A network with weights that questions are asked about.
 *
 * @param graph its operators
 * @param loss what it was trained with: it says whether outputs are probabilities
 * @param classNames empty where there are numbers to predict, or where no data was ever seen
 * @param inputs what is done to samples before the network sees them
 * @param weights the weights of the moment, as they are evaluated, in the order of the graph
 * @param changing whether they change from one question to the next
 * @param predictor the network for many samples
 */
public record Subject(
        NetworkSpec network,
        OpGraph graph,
        Setting loss,
        List<String> classNames,
        Inputs inputs,
        Supplier<float[]> weights,
        boolean changing,
        Predictor predictor) {
    /** Says what the network gives for many samples at once. */
    public interface Predictor extends AutoCloseable {
        /** The most samples a call may bring. */
        int batch();

        /** @param predictions gets a row for each sample, as {@code NetworkTrainer.infer} gives them */
        void infer(float[] samples, int count, float[] predictions);

        /** As {@link #infer}, and measures the loss as well. */
        Evaluation evaluate(Batch batch, float[] predictions);

        @Override
        void close();
    }

    public Subject {
        classNames = List.copyOf(classNames);
    }

    /** The loss that a network most likely has, by its last operator. */
    public static Setting likelyLoss(OpGraph graph) {
        return switch (lastOperator(graph)) {
            case SOFTMAX -> Setting.of(SoftmaxCrossEntropy.ID);
            case SIGMOID -> Setting.of(BinaryCrossEntropy.ID);
            default -> Setting.of(MeanSquaredError.ID);
        };
    }

    private static OpType lastOperator(OpGraph graph) {
        return graph.output() == 0
                ? OpType.RESHAPE
                : graph.nodes().get(graph.output() - 1).type();
    }

    /** Whether a single output tells two classes apart: it is the probability of the second. */
    boolean isYesOrNo() {
        boolean two = classNames.size() == 2 || (classNames.isEmpty() && lastOperator(graph) == OpType.SIGMOID);
        return graph.outputShape().size() == 1 && two;
    }

    /** Numbers a row of an answer: a class each, or what is to be predicted. */
    int width() {
        return isYesOrNo() ? 2 : graph.outputShape().size();
    }

    /** Rows as an answer has them; of a single probability both sides. */
    float[] rows(float[] predictions, int count) {
        if (!isYesOrNo()) {
            return predictions;
        }
        float[] rows = new float[2 * count];
        for (int i = 0; i < count; i++) {
            rows[2 * i] = 1 - predictions[i];
            rows[2 * i + 1] = predictions[i];
        }
        return rows;
    }
}
