package org.layerwright.engine.array;

import java.util.List;
import org.layerwright.network.op.WeightSpec;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One weight of one operator: a view of the flat parameters, and an array of its own for the gradient that the operator
 * writes, which {@link #accumulate} adds to the flat one, since others may use the same weight.
 */
final class WeightArray implements AutoCloseable {
    private final INDArray value;
    private final INDArray wideValue;
    private final INDArray gradient;
    private final ArrayOp add;

    WeightArray(ArraySite site, int offset, WeightSpec spec) {
        this(site, offset, spec, site.type());
    }

    private WeightArray(ArraySite site, int offset, WeightSpec spec, DataType type) {
        long[] extents = spec.shape().stream().mapToLong(Integer::longValue).toArray();
        this.value = site.weights().value(offset, extents);
        this.wideValue = site.weights().wideValue(offset, extents);
        this.gradient = Nd4j.create(type, extents);
        Operand total = Operand.fixed(site.weights().gradient(offset, extents));
        this.add = new ArrayOp(
                site.stream(), 1, "add", List.of(total, Operand.fixed(gradient)), List.of(total), new long[0]);
    }

    /** The same weight for an operator that works in 32 bits whatever the others do. */
    static WeightArray wide(ArraySite site, int position) {
        int weight = site.node().weights().get(position);
        WeightSpec spec = site.graph().weights().get(weight);
        return new WeightArray(site, site.graph().offsetOf(weight), spec, DataType.FLOAT);
    }

    Operand value() {
        return Operand.fixed(value);
    }

    Operand wideValue() {
        return Operand.fixed(wideValue);
    }

    /** Where an operator writes the gradient of its samples. */
    Operand gradient() {
        return Operand.fixed(gradient);
    }

    void accumulate() {
        add.run(1);
    }

    @Override
    public void close() {
        gradient.close();
    }
}
