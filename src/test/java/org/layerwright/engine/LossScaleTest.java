package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LossScaleTest {
    private final LossScale scale = new LossScale();

    @Test
    void halvesAndSkipsWhereTheGradientIsNotFinite() {
        assertEquals(65_536, scale.factor());
        assertTrue(scale.skips(false));
        assertEquals(32_768, scale.factor());
        assertTrue(scale.skips(false));
        assertEquals(16_384, scale.factor());
        assertFalse(scale.skips(true));
        assertEquals(16_384, scale.factor());
    }

    @Test
    void doublesAfterManyGoodStepsInARow() {
        for (int i = 1; i < LossScale.GOOD_STEPS; i++) {
            assertFalse(scale.skips(true));
        }
        assertEquals(65_536, scale.factor());
        scale.skips(true);
        assertEquals(131_072, scale.factor());
        assertEquals(0, scale.goodSteps());
    }

    @Test
    void aBadStepBeginsTheCountAnew() {
        for (int i = 1; i < LossScale.GOOD_STEPS; i++) {
            scale.skips(true);
        }
        scale.skips(false);
        scale.skips(true);
        assertEquals(32_768, scale.factor());
        assertEquals(1, scale.goodSteps());
    }

    /** Where even the bare loss has such a gradient, the network is at fault and the run must hear of it. */
    @Test
    void doesNotHideAGradientThatNoFactorMakesFinite() {
        scale.restore(1, 0);
        assertFalse(scale.skips(false));
        assertEquals(1, scale.factor());
    }

    @Test
    void neverGrowsBeyondItsBound() {
        scale.restore(1L << 32, LossScale.GOOD_STEPS - 1);
        scale.skips(true);
        assertEquals(1L << 32, scale.factor());
    }

    @Test
    void refusesAStateThatItCannotHaveHad() {
        assertThrows(EngineException.class, () -> scale.restore(Double.NaN, 0));
        assertThrows(EngineException.class, () -> scale.restore(0.5, 0));
        assertThrows(EngineException.class, () -> scale.restore(1024, -1));
        assertThrows(EngineException.class, () -> scale.restore(1024, LossScale.GOOD_STEPS));
    }
}
