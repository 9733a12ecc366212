package org.layerwright.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void sizesAreWordedInPowersOfAThousand() {
        assertEquals("812 B", Sizes.of(812, Locale.ENGLISH));
        assertEquals("999 B", Sizes.of(999, Locale.ENGLISH));
        assertEquals("1 kB", Sizes.of(1_000, Locale.ENGLISH));
        assertEquals("56.8 kB", Sizes.of(56_789, Locale.ENGLISH));
        assertEquals("373 kB", Sizes.of(373_288, Locale.ENGLISH));
        assertEquals("1 MB", Sizes.of(999_900, Locale.ENGLISH));
        assertEquals("1.24 MB", Sizes.of(1_240_000, Locale.ENGLISH));
        assertEquals("1,24 MB", Sizes.of(1_240_000, Locale.GERMAN));
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
