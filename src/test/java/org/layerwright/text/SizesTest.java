package org.layerwright.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void sizesAreWordedInPowersOfAThousand() {
        assertEquals("812 B", Sizes.of(812));
        assertEquals("56.8 kB", Sizes.of(56_789));
        assertEquals("1.24 MB", Sizes.of(1_240_000));
        assertEquals("30.9 MB", Sizes.megabytes(30_878_645));
        assertEquals("0.1", Sizes.millions(99_999));
    }

    @Test
    void roomIsRoundedUp() {
        assertEquals(0, Sizes.wholeMegabytes(0));
        assertEquals(1, Sizes.wholeMegabytes(1));
        assertEquals(1, Sizes.wholeMegabytes(1_000_000));
        assertEquals(2, Sizes.wholeMegabytes(1_000_001));
    }
}
