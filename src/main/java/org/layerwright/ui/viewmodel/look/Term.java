package org.layerwright.ui.viewmodel.look;

/**
 * What one channel of an input adds to a neuron: a patch of it, times as many weights.
 *
 * @param layer which layer made the input
 * @param channel of that layer
 * @param height rows of the patch
 * @param width columns of the patch
 * @param inputs row by row; NaN where the patch reaches beyond the image, which counts as 0
 * @param weights row by row; empty where nothing is multiplied
 * @param total the sum of the products; the largest value or the plain sum where nothing is multiplied
 */
public record Term(String layer, int channel, int height, int width, double[] inputs, double[] weights, double total) {
    /** One product; 0 beyond the image. */
    public double product(int index) {
        return Double.isNaN(inputs[index]) ? 0 : inputs[index] * weights[index];
    }

    public boolean isWeighted() {
        return weights.length > 0;
    }
}
