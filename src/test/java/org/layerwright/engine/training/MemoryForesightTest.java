package org.layerwright.engine.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.engine.MemoryPlan;

class MemoryForesightTest {
    private static final long MIB = 1 << 20;
    private static final MemoryPlan PLAN = new MemoryPlan(100 * MIB, 200 * MIB, 300 * MIB, 400 * MIB, 50 * MIB);

    @Test
    void refusesWhatDoesNotFitAndSaysWhatWould() {
        TrainingException e =
                assertThrows(TrainingException.class, () -> MemoryForesight.check(PLAN, 64, PLAN.total() - 1));
        assertEquals("error.training.memory", e.key());
        assertEquals(List.of("1050", "1049", "64", "32"), e.arguments());
        assertTrue(e.getMessage().contains("1050 MiB"), e.getMessage());
    }

    @Test
    void letsPassWhatFits() {
        assertDoesNotThrow(() -> MemoryForesight.check(PLAN, 64, PLAN.total()));
    }
}
