package org.layerwright.archfixture.export;

import org.nd4j.linalg.api.ndarray.INDArray;

public record UsesTensor(INDArray tensor) {}
