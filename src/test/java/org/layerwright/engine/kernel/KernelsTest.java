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

    /** Operators whose meaning a formula does not pin down have numbers from elsewhere, see {@link KernelGoldenTest}. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADD", "CONCAT", "RESHAPE", "FLATTEN", "DROPOUT", "SPATIAL_DROPOUT", "GAUSSIAN_NOISE"})
    void everyOperatorThatComputesHasNumbersFromElsewhere(OpType type) {
        assertTrue(KernelGoldenTest.cases().anyMatch(one -> one.type() == type), type + " has no golden values");
    }
}
