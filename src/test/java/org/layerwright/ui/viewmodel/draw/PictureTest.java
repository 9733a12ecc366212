package org.layerwright.ui.viewmodel.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureTest {
    @Test
    void aSmallPictureIsTakenAsItIs() {
        // Red, half transparent black (grey on white), transparent (white).
        Picture picture = Picture.of(3, 1, new int[] {0xFFFF0000, 0x80000000, 0x00FF00FF}, 224);
        assertEquals(3, picture.width());
        assertArrayEquals(new float[] {1, 0, 0, 127 / 255f, 127 / 255f, 127 / 255f, 1, 1, 1}, picture.values(), 1e-6f);
    }

    @Test
    void aLargeOneBecomesTheMeansOfItsBlocks() {
        // 5 × 3 with sides of 2 at most: blocks of 3 × 3, the last of 2 × 3.
        int[] pixels = new int[15];
        Arrays.fill(pixels, 0xFF000000);
        pixels[4] = 0xFFFFFFFF;
        Picture picture = Picture.of(5, 3, pixels, 2);
        assertEquals(1, picture.height());
        assertArrayEquals(new float[] {0, 0, 0, 1 / 6f, 1 / 6f, 1 / 6f}, picture.values(), 1e-6f);
    }
}
