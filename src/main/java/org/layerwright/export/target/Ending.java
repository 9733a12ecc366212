package org.layerwright.export.target;

import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.loss.BinaryCrossEntropy;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;

/**
 * What must still be computed after a network so that its answers are probabilities. A loss contains its last function,
 * so a network that was trained with it need not end in that function itself.
 */
public enum Ending {
    /** The network says all there is to say: probabilities already, or numbers. */
    NONE,
    SOFTMAX,
    SIGMOID;

    /** @param loss what the network was trained with */
    public static Ending of(Setting loss, OpGraph graph) {
        return switch (loss.type()) {
            case SoftmaxCrossEntropy.ID -> graph.endsInSoftmax() ? NONE : SOFTMAX;
            case BinaryCrossEntropy.ID -> endsInSigmoid(graph) ? NONE : SIGMOID;
            default -> NONE;
        };
    }

    private static boolean endsInSigmoid(OpGraph graph) {
        return graph.output() > 0 && graph.nodes().get(graph.output() - 1).type() == OpType.SIGMOID;
    }
}
