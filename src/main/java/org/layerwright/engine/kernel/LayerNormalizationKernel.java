package org.layerwright.engine.kernel;

import java.util.Arrays;
import org.layerwright.network.op.Attributes;

/**
 * Each row along the last axis brought to mean 0 and variance 1, then scaled and shifted. Ba, Kiros and Hinton 2016.
 *
 * <pre>
 *   y = γ·x̂ + β    x̂ = (x − mean) / √(variance + ε)        over one row, variance biased
 *   dβ = Σ dy    dγ = Σ dy·x̂    dx = (g − mean(g) − x̂·mean(g·x̂)) / √(variance + ε)    with g = γ·dy
 * </pre>
 */
final class LayerNormalizationKernel implements Kernel {
    private final Tensor x;
    private final Tensor y;
    private final Tensor dx;
    private final Tensor dy;
    private final Scratch scratch;
    private final int width;
    private final int rows;
    private final double epsilon;
    private final int gammaOffset;
    private final int betaOffset;
    private final WeightGradient gammaGradient;
    private final WeightGradient betaGradient;
    private final float[] gamma;
    private final float[] beta;
    private final double[] gammaSums;
    private final double[] betaSums;
    private final float[] means;
    private final float[] factors;

    LayerNormalizationKernel(KernelSite site) {
        x = site.x();
        y = site.y();
        dx = site.dx();
        dy = site.dy();
        scratch = site.scratch();
        width = y.channels();
        rows = y.sampleSize() / width;
        epsilon = ((Attributes.Normalization) site.node().attributes()).epsilon();
        gammaOffset = site.weightOffset(0);
        betaOffset = site.weightOffset(1);
        gammaGradient = new WeightGradient(site, gammaOffset, width);
        betaGradient = new WeightGradient(site, betaOffset, width);
        gamma = new float[width];
        beta = new float[width];
        gammaSums = new double[width];
        betaSums = new double[width];
        means = new float[site.capacity() * rows];
        factors = new float[site.capacity() * rows];
        scratch.needHeap(site.outputValues(), site.outputValues());
    }

    @Override
    public void prepare(float[] parameters, boolean training) {
        System.arraycopy(parameters, gammaOffset, gamma, 0, width);
        System.arraycopy(parameters, betaOffset, beta, 0, width);
    }

    @Override
    public void forward(Pass pass) {
        float[] values = scratch.heap(0);
        x.read(values, pass.samples());
        for (int row = 0; row < pass.samples() * rows; row++) {
            int from = row * width;
            double sum = 0;
            for (int i = from; i < from + width; i++) {
                sum += values[i];
            }
            double mean = sum / width;
            double squares = 0;
            for (int i = from; i < from + width; i++) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            means[row] = (float) mean;
            factors[row] = (float) (1 / Math.sqrt(squares / width + epsilon));
            normalize(values, from, means[row], factors[row]);
        }
        y.write(values, pass.samples());
    }

    private void normalize(float[] values, int from, float mean, float factor) {
        for (int i = 0; i < width; i++) {
            values[from + i] = (values[from + i] - mean) * factor * gamma[i] + beta[i];
        }
    }

    @Override
    public void backward(Pass pass) {
        float[] gradient = scratch.heap(0);
        float[] values = scratch.heap(1);
        dy.read(gradient, pass.samples());
        x.read(values, pass.samples());
        Arrays.fill(gammaSums, 0);
        Arrays.fill(betaSums, 0);
        for (int row = 0; row < pass.samples() * rows; row++) {
            int from = row * width;
            double sum = 0;
            double product = 0;
            for (int i = 0; i < width; i++) {
                float normal = (values[from + i] - means[row]) * factors[row];
                float g = gradient[from + i];
                values[from + i] = normal;
                betaSums[i] += g;
                gammaSums[i] += (double) g * normal;
                sum += g * gamma[i];
                product += (double) g * gamma[i] * normal;
            }
            differentiate(gradient, values, from, factors[row], (float) (sum / width), (float) (product / width));
        }
        gammaGradient.add(gammaSums, 0);
        betaGradient.add(betaSums, 0);
        if (dx != null) {
            dx.write(gradient, pass.samples());
        }
    }

    private void differentiate(float[] gradient, float[] normals, int from, float factor, float mean, float slope) {
        for (int i = 0; i < width; i++) {
            gradient[from + i] = (gradient[from + i] * gamma[i] - mean - normals[from + i] * slope) * factor;
        }
    }
}
