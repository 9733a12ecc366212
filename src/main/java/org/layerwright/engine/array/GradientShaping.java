package org.layerwright.engine.array;

import java.util.Arrays;
import java.util.List;
import org.layerwright.engine.device.KernelRanges;
import org.layerwright.engine.device.UpdatePlan;
import org.layerwright.plan.Regularization;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;

/**
 * What regularisation does to a gradient on the device before the optimizer sees it: the derivatives of the L1 and L2 terms
 * are added to the kernels' part, the gradient is measured, cut to ±clipValue, and last scaled down to the norm clipNorm.
 */
final class GradientShaping implements AutoCloseable {
    /** How many of the {@link Scalars} it takes. */
    static final int MOST_SCALARS = 3;

    private static final long[] NONE = {};

    private final VectorProgram unscale;
    private final VectorProgram shape;
    private final Scalars scalars;
    private final Scalars.Scalar factor;

    GradientShaping(ArrayStream stream, Scalars scalars, UpdatePlan plan, WeightArrays weights, StepArrays numbers) {
        this.scalars = scalars;
        Regularization regularization = plan.regularization();
        INDArray gradient = weights.allGradient();
        unscale = new VectorProgram(stream);
        factor = scalars.add();
        unscale.add("multiply", gradient, factor.array(), gradient);
        shape = new VectorProgram(stream);
        INDArray part = shape.vector(gradient.length());
        double l2 = regularization.get(Regularization.L2);
        if (l2 != 0) {
            INDArray shares = shares(stream, plan.kernels(), 2 * l2, gradient.length());
            shape.add("multiply", weights.all(), shares, part);
            shape.add("add", gradient, part, gradient);
            shape.add("multiply", part, weights.all(), part);
            shape.add("reduce_sum", List.of(part), numbers.reduced(StepArrays.SQUARES), NONE);
        }
        double l1 = regularization.get(Regularization.L1);
        if (l1 != 0) {
            INDArray shares = shares(stream, plan.kernels(), l1, gradient.length());
            shape.each(Sign::new, weights.all(), part);
            shape.add("multiply", part, shares, part);
            shape.add("add", gradient, part, gradient);
            shape.each(Abs::new, weights.all(), part);
            shape.add("multiply", part, shares, part);
            shape.add("reduce_sum", List.of(part), numbers.reduced(StepArrays.SIZES), NONE);
        }
        shape.add("reduce_norm2", List.of(weights.all()), numbers.reduced(StepArrays.WEIGHTS), NONE);
        shape.add("reduce_norm2", List.of(gradient), numbers.reduced(StepArrays.NORM), NONE);
        clip(regularization, gradient, numbers.one(StepArrays.NORM));
    }

    private void clip(Regularization regularization, INDArray gradient, INDArray measured) {
        double most = regularization.get(Regularization.CLIP_VALUE);
        double longest = regularization.get(Regularization.CLIP_NORM);
        if (most > 0) {
            shape.add("clipbyvalue", List.of(gradient), gradient, NONE, -most, most);
        }
        if (longest > 0) {
            INDArray left = measured;
            if (most > 0) {
                left = shape.vector(1);
                shape.add("reduce_norm2", List.of(gradient), DeviceArray.view(left, 0, NONE), NONE);
            }
            INDArray scale = shape.vector(1);
            shape.add("divide", scalars.constant(longest), left, scale);
            shape.add("minimum", scale, scalars.constant(1), scale);
            shape.add("multiply", gradient, scale, gradient);
        }
    }

    /** The same number at all kernels, and zero elsewhere. */
    private INDArray shares(ArrayStream stream, KernelRanges kernels, double value, long length) {
        float[] shares = new float[Math.toIntExact(length)];
        for (int i = 0; i < kernels.count(); i++) {
            Arrays.fill(shares, kernels.from()[i], kernels.to()[i], (float) value);
        }
        INDArray vector = shape.vector(length);
        stream.upload(shares, shares.length, vector);
        return vector;
    }

    /** @param lossFactor what the gradient is divided by */
    void run(double lossFactor) {
        factor.set(1 / lossFactor);
        scalars.upload();
        if (lossFactor != 1) {
            unscale.run();
        }
        shape.run();
    }

    @Override
    public void close() {
        unscale.close();
        shape.close();
    }
}
