package org.layerwright.engine;

import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.loss.BinaryCrossEntropy;
import org.layerwright.plan.loss.Huber;
import org.layerwright.plan.loss.MeanAbsoluteError;
import org.layerwright.plan.loss.MeanSquaredError;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;

/** A loss at the end of a network: from the last sums and dense targets to losses and their derivatives. */
interface LossKernel {
    /** What some samples gave. Reused, so that a step allocates nothing. */
    final class Tally {
        double lossSum;
        int correct;

        void clear() {
            lossSum = 0;
            correct = 0;
        }
    }

    /**
     * Adds the samples' losses to {@code tally} and replaces their sums by {@code scale · ∂loss/∂sum}.
     *
     * @param rows {@code samples} rows of {@code outputs} sums
     * @param targets the targets of the whole batch, a row of {@code outputs} for each sample
     * @param first the place of the first sample in the batch
     */
    void run(float[] rows, float[] targets, int first, int samples, int outputs, double scale, Tally tally);

    /** Replaces the sums of {@code samples} rows by what the network says: probabilities, or the numbers themselves. */
    void predict(float[] rows, int samples, int outputs);

    /** Whether {@link #predict} gives probabilities. */
    boolean givesProbabilities();

    /** The last operator that the loss contains already, so that the network must not compute it; null for none. */
    OpType contained();

    /** From which sum on a single output means the second of two classes. */
    float threshold();

    /** The network up to the sums that this loss reads. */
    default OpGraph head(OpGraph graph) {
        int last = graph.output() - 1;
        if (last < 0 || graph.nodes().get(last).type() != contained()) {
            return graph;
        }
        OpNode node = graph.nodes().get(last);
        // A value that others read too, or an operator in the middle of the list, does not occur at a network's end.
        return new OpGraph(graph.input(), graph.nodes().subList(0, last), graph.weights(), node.input());
    }

    /**
     * Adds to {@code tally.correct} how many rows say the class of their target: the largest of several outputs, or the
     * right side of the threshold for a single one.
     */
    default void countHits(float[] rows, float[] targets, int first, int samples, int outputs, Tally tally) {
        for (int i = 0; i < samples; i++) {
            int target = (first + i) * outputs;
            boolean hit = outputs == 1
                    ? rows[i] > threshold() == targets[target] > 0.5f
                    : largest(rows, i * outputs, outputs) == largest(targets, target, outputs);
            tally.correct += hit ? 1 : 0;
        }
    }

    private static int largest(float[] values, int from, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = values[from + k] > values[from + best] ? k : best;
        }
        return best;
    }

    /** @param loss of one of the {@link org.layerwright.plan.loss.LossTypes} */
    static LossKernel of(Setting loss) {
        return switch (loss.type()) {
            case SoftmaxCrossEntropy.ID -> new SoftmaxCrossEntropyKernel();
            case BinaryCrossEntropy.ID -> new ElementwiseLoss(new ElementwiseLoss.Logistic());
            case MeanSquaredError.ID -> new ElementwiseLoss(new ElementwiseLoss.Squared());
            case MeanAbsoluteError.ID -> new ElementwiseLoss(new ElementwiseLoss.Absolute());
            case Huber.ID -> new ElementwiseLoss(new ElementwiseLoss.Blunted(Huber.DELTA.of(loss.params())));
            default -> throw new EngineException("The engine has no loss called '" + loss.type() + "'.");
        };
    }
}
