package org.layerwright.network.cost;

import org.layerwright.network.Shape;

/**
 * What one layer costs for one sample in fp32.
 *
 * @param layer its name
 * @param output the shape it makes
 * @param parameters how many numbers are trained
 * @param multiplyAdds multiplications with their additions, forward; pooling and activations count as none
 * @param weightBytes 4 · parameters
 * @param activationBytes the bytes of every value its operators make for one sample
 */
public record LayerCost(
        String layer, Shape output, long parameters, long multiplyAdds, long weightBytes, long activationBytes) {}
