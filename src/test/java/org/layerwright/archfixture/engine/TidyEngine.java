package org.layerwright.archfixture.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/** May hold tensors and threads. */
public record TidyEngine(INDArray tensor, Thread thread) {
    public static TidyEngine of(INDArray tensor) {
        return new TidyEngine(tensor, new Thread(() -> {}));
    }
}
