package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation of a network that learns no more: by its running statistics, {@code y = f·(x − mean) + β} with
 * {@code f = γ / √(variance + ε)}, so that the derivative is {@code f}.
 */
final class FrozenNormalizationArrayKernel extends SequenceKernel {
    private final ArraySite site;
    private final long[] extents;

    FrozenNormalizationArrayKernel(ArraySite site) {
        this.site = site;
        Shape shape = site.y().shape();
        int channels = shape.isImage() ? shape.channels() : shape.size();
        extents = shape.isImage() ? new long[] {1, channels, 1, 1} : new long[] {1, channels};
        Operand factor = Operand.fixed(own(Nd4j.create(DataType.FLOAT, extents)));
        INDArray epsilon = own(Nd4j.scalar(
                DataType.FLOAT, ((Attributes.Normalization) site.node().attributes()).epsilon()));
        add(true, "add", weight(3), Operand.fixed(epsilon), factor);
        addForward(new UnaryOp(site.stream(), site.capacity(), Sqrt::new, factor, factor)::run);
        add(true, "divide", weight(0), factor, factor);
        add(true, "subtract", site.x(), weight(2), site.y());
        add(true, "multiply", site.y(), factor, site.y());
        add(true, "add", site.y(), weight(1), site.y());
        if (site.dx() != null) {
            add(false, "multiply", site.dy(), factor, site.dx());
        }
    }

    private void add(boolean forward, String op, Operand first, Operand second, Operand to) {
        ArrayOp made = site.op(op, List.of(first, second), List.of(to));
        if (forward) {
            addForward(made::run);
        } else {
            addBackward(made::run);
        }
    }

    /** In the order of the node: γ, β, mean, variance. */
    private Operand weight(int position) {
        int offset = site.graph().offsetOf(site.node().weights().get(position));
        return Operand.fixed(site.weights().wideValue(offset, extents));
    }
}
