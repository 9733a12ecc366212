package org.layerwright.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerwright.network.op.OpType;

class KernelsTest {
    @ParameterizedTest
    @EnumSource
    void everyOperatorHasAKernel(OpType type) {
        assertTrue(Kernels.cpu().has(type), type + " has no kernel on the processor");
    }
}
