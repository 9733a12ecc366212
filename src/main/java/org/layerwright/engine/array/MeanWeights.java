package org.layerwright.engine.array;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The exponential running mean of the weights on the device, as the heap's {@code WeightAverage} has it. To be evaluated it
 * takes the place of the weights, whose memory all kernels read, and gives it back before the next step.
 */
final class MeanWeights implements AutoCloseable {
    private final WeightArrays weights;
    private final INDArray mean;
    /** The weights while their mean has their place; made when first needed. */
    private INDArray aside;

    private final float decay;
    private final Scalars.Scalar kept;
    private final Scalars.Scalar taken;
    private boolean shown;

    /** @param program gets the steps that let the mean follow */
    MeanWeights(Scalars scalars, VectorProgram program, WeightArrays weights, double decay) {
        this.weights = weights;
        this.decay = (float) decay;
        kept = scalars.add();
        taken = scalars.add();
        mean = program.vector(weights.length());
        INDArray part = program.vector(weights.length());
        program.add("multiply", mean, kept.array(), mean);
        program.add("multiply", weights.all(), taken.array(), part);
        program.add("add", mean, part, mean);
    }

    INDArray vector() {
        return mean;
    }

    /** @param step which update is made, from 1; the first one sets the mean */
    void set(long step) {
        float keep = step == 1 ? 0 : Math.min(decay, (1f + step) / (10f + step));
        kept.set(keep);
        taken.set(1 - keep);
    }

    void show(boolean on) {
        if (on == shown) {
            return;
        }
        if (on) {
            aside = aside == null ? Nd4j.create(DataType.FLOAT, weights.length()) : aside;
            weights.copy(weights.all(), aside);
        }
        weights.copy(on ? mean : aside, weights.all());
        weights.changed();
        shown = on;
    }

    @Override
    public void close() {
        if (aside != null) {
            aside.close();
        }
    }
}
