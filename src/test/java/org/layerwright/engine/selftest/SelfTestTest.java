package org.layerwright.engine.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.engine.Device;
import org.layerwright.engine.selftest.SelfTestResult.Case;

/** The test that owners of cards run, here with the processor in the card's place. */
class SelfTestTest {
    @Test
    void processorAndLayoutOfCardsPassAndAgree() {
        SelfTestResult processor = new SelfTest(Device.CPU).run("processor", 1);
        SelfTestResult card = new SelfTest(Device.of("cuda")).run("card", 1);
        assertTrue(processor.cases().size() > 10);
        for (int i = 0; i < processor.cases().size(); i++) {
            Case expected = processor.cases().get(i);
            Case found = card.cases().get(i);
            assertTrue(expected.passed(), expected.name() + " " + expected.difference());
            assertTrue(found.passed(), found.name() + " " + found.refusal() + found.difference());
            assertTrue(found.from(expected) <= SelfTestResult.DEVICE_LIMIT, found.name() + " " + found.from(expected));
        }
        assertTrue(card.imagesPerSecond() > 0);
        assertEquals(card, SelfTestResult.read(card.json().toText()));
    }

    @Test
    void seesAGradientThatIsWrong() {
        assertFalse(new Case("wrong", "", 0.02, List.of(1.0)).passed());
        assertFalse(new Case("refused", "no kernel", 0, List.of()).passed());
        Case right = new Case("right", "", 0, List.of(1.0, 2.0));
        assertEquals(0.25, new Case("off", "", 0, List.of(1.5, 2.0)).from(right), 1e-12);
        assertTrue(Double.isInfinite(new Case("short", "", 0, List.of(1.0)).from(right)));
        assertTrue(Double.isNaN(new Case("nan", "", 0, List.of(Double.NaN, 2.0)).from(right)));
    }
}
