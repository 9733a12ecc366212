package org.layerwright.engine;

import org.layerwright.engine.device.KernelRanges;
import org.layerwright.engine.kernel.Vectors;
import org.layerwright.plan.Regularization;

/**
 * What regularisation does to a gradient before the optimizer sees it: the derivatives of the L1 and L2 terms are added
 * to the kernels' part, then components are cut to ±clipValue, and last the whole is scaled down to the norm clipNorm.
 */
final class GradientShaper {
    private final KernelRanges kernels;
    private final double l1;
    private final double l2;
    private final double clipValue;
    private final double clipNorm;
    private double norm;

    GradientShaper(KernelRanges kernels, Regularization plan) {
        this.kernels = kernels;
        this.l1 = plan.get(Regularization.L1);
        this.l2 = plan.get(Regularization.L2);
        this.clipValue = plan.get(Regularization.CLIP_VALUE);
        this.clipNorm = plan.get(Regularization.CLIP_NORM);
    }

    /**
     * @param gradient changed in place
     * @return what the L1 and L2 terms add to the loss
     */
    double shape(float[] parameters, float[] gradient) {
        double penalty = 0;
        for (int i = 0; i < kernels.count(); i++) {
            penalty += penalty(parameters, gradient, kernels.from()[i], kernels.to()[i]);
        }
        norm = Math.sqrt(Vectors.sumOfSquares(gradient, 0, gradient.length));
        double left = norm;
        if (clipValue > 0) {
            Vectors.limit((float) clipValue, gradient);
            left = clipNorm > 0 ? Math.sqrt(Vectors.sumOfSquares(gradient, 0, gradient.length)) : left;
        }
        if (clipNorm > 0 && left > clipNorm) {
            Vectors.scale((float) (clipNorm / left), gradient, 0, gradient.length);
        }
        return penalty;
    }

    private double penalty(float[] parameters, float[] gradient, int from, int to) {
        double penalty = 0;
        if (l2 != 0) {
            penalty += l2 * Vectors.sumOfSquares(parameters, from, to);
            Vectors.addScaled((float) (2 * l2), parameters, gradient, from, to);
        }
        if (l1 != 0) {
            penalty += l1 * Vectors.sumOfSizes(parameters, from, to);
            Vectors.addScaledSigns((float) l1, parameters, gradient, from, to);
        }
        return penalty;
    }

    /** The Euclidean norm that the last gradient had with the terms and before it was clipped. */
    double norm() {
        return norm;
    }
}
