package org.layerwright.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.layerwright.engine.device.KernelRanges;

/**
 * Max-norm: the weights that lead to one unit or filter are scaled down to a Euclidean norm after each update, over the
 * axes that Keras takes: all but the last of dense and convolution kernels.
 */
final class WeightConstraint {
    private final KernelRanges kernels;
    private final double maxNorm;
    private final double[] squares;
    private final float[] factors;

    /** @param maxNorm 0 for no constraint */
    WeightConstraint(KernelRanges kernels, double maxNorm) {
        this.kernels = kernels;
        this.maxNorm = maxNorm;
        int most = maxNorm > 0 ? IntStream.of(kernels.units()).max().orElse(0) : 0;
        this.squares = new double[most];
        this.factors = new float[most];
    }

    void apply(float[] parameters) {
        if (maxNorm > 0) {
            for (int i = 0; i < kernels.count(); i++) {
                limit(parameters, kernels.from()[i], kernels.to()[i], kernels.units()[i]);
            }
        }
    }

    private void limit(float[] parameters, int from, int to, int units) {
        Arrays.fill(squares, 0, units, 0);
        for (int row = from; row < to; row += units) {
            for (int u = 0; u < units; u++) {
                squares[u] += (double) parameters[row + u] * parameters[row + u];
            }
        }
        boolean any = false;
        for (int u = 0; u < units; u++) {
            double norm = Math.sqrt(squares[u]);
            factors[u] = norm > maxNorm ? (float) (maxNorm / norm) : 1;
            any |= norm > maxNorm;
        }
        for (int row = from; any && row < to; row += units) {
            for (int u = 0; u < units; u++) {
                parameters[row + u] *= factors[u];
            }
        }
    }
}
