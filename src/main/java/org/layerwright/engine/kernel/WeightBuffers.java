package org.layerwright.engine.kernel;

import org.bytedeco.javacpp.FloatPointer;

/**
 * The native side of the flat parameter vector, shared by all shards, and of one shard's gradient.
 *
 * @param parameters all weights
 * @param gradient their gradient, which kernels add to; null where nothing is trained
 */
public record WeightBuffers(NativeVector parameters, NativeVector gradient) {
    FloatPointer parametersAt(long offset) {
        return parameters.at(offset);
    }

    FloatPointer gradientAt(long offset) {
        return gradient == null ? null : gradient.at(offset);
    }
}
