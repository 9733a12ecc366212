package org.layerwright.network.cost;

import org.layerwright.network.Shape;

/**
 * What one layer costs for one sample in fp32.
 *
 * @param layer its name
 * @param output the shape it makes
 * @param parameters how many numbers are trained; shared ones count at the layer they are named after
 * @param statistics how many numbers are measured while training: the running means and variances of normalisation
 * @param multiplyAdds multiplications with their additions, forward, at every use of a shared weight. Only convolutions
 *     and dense layers count, as in the tables of Howard et al. 2017; pooling, activations, sums and normalisation (which
 *     can be folded into the convolution before it) count as none
 * @param weightBytes 4 · (parameters + statistics)
 * @param activationBytes the bytes of every value its operators make for one sample; another shape of the same values
 *     takes none
 */
public record LayerCost(
        String layer,
        Shape output,
        long parameters,
        long statistics,
        long multiplyAdds,
        long weightBytes,
        long activationBytes) {}
