package org.layerwright.engine.bench;

import org.layerwright.engine.NetworkProfile.NodeTime;
import org.layerwright.network.Shape;
import org.layerwright.network.cost.CostLedger;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/**
 * How much an operator has to do for a batch, at the least.
 *
 * @param forwardMultiplyAdds of the forward pass; 0 for operators without products
 * @param backwardMultiplyAdds for the weights' gradient, and for the input's where it is wanted
 * @param forwardBytes inputs read once and the output written once
 * @param backwardBytes the output's gradient and one value of each input read once, and the input's gradient written once
 */
record KernelWork(double forwardMultiplyAdds, double backwardMultiplyAdds, double forwardBytes, double backwardBytes) {
    static KernelWork of(OpGraph graph, NodeTime time, int batch) {
        OpNode node = time.node();
        double products = (double) batch * CostLedger.multiplyAdds(graph, node);
        double in = 0;
        for (Shape input : time.inputs()) {
            in += (double) Float.BYTES * batch * input.longSize();
        }
        double out = (double) Float.BYTES * batch * node.shape().longSize();
        boolean backward = time.backwardMillis() > 0;
        return new KernelWork(
                products,
                backward ? products * (time.inputGradient() ? 2 : 1) : 0,
                in + out,
                backward ? out + in + (time.inputGradient() ? in : 0) : 0);
    }

    /** The time that a core at its peak would need, both passes together. */
    double idealMillis(MachinePeak peak) {
        return 1e-6
                * (Math.max(forwardMultiplyAdds / peak.multiplyAdds(), forwardBytes / peak.bytes())
                        + Math.max(backwardMultiplyAdds / peak.multiplyAdds(), backwardBytes / peak.bytes()));
    }

    /** An operator in words: {@code Conv 3×3 /2, 32×32×16 → 16×16×32}. */
    static String describe(NodeTime time) {
        OpNode node = time.node();
        StringBuilder text = new StringBuilder(name(node.type()));
        if (node.attributes() instanceof Attributes.Window window) {
            text.append(' ').append(window.kernelHeight()).append('×').append(window.kernelWidth());
            if (window.strideHeight() > 1) {
                text.append(" /").append(window.strideHeight());
            }
        }
        return text.append(", ")
                .append(time.inputs().get(0))
                .append(" → ")
                .append(node.shape())
                .toString();
    }

    private static String name(OpType type) {
        return switch (type) {
            case SILU -> "Silu";
            case DEPTHWISE_CONV -> "DepthwiseConv";
            default -> type.onnxName();
        };
    }
}
