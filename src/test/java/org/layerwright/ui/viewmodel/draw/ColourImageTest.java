package org.layerwright.ui.viewmodel.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColourImageTest {
    @Test
    void everyPixelIsTheMeanOfWhatItCoversInItsColours() {
        // Two by two pixels for one: red and blue side by side above black and white.
        float[] values = {1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1};
        assertArrayEquals(new float[] {0.5f, 0.25f, 0.5f}, ColourImage.of(new Picture(2, 2, 3, values), 1, 1), 1e-6f);
        assertArrayEquals(values, ColourImage.of(new Picture(2, 2, 3, values), 2, 2), 1e-6f, "as large as it is");
    }

    @Test
    void theMiddleIsTakenWhereProportionsDiffer() {
        // Four by one: black, red, blue, white; a square network sees the two in the middle, each cut by a half.
        float[] values = {0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1};
        assertArrayEquals(new float[] {0.5f, 0, 0.5f}, ColourImage.of(new Picture(1, 4, 3, values), 1, 1), 1e-6f);
    }

    @Test
    void aGreyPictureHasAllColoursAlikeAndAColouredOneItsLuma() {
        assertArrayEquals(
                new float[] {0.25f, 0.25f, 0.25f}, ColourImage.of(new Picture(1, 1, new float[] {0.25f}), 1, 1));
        // The weights of ITU-R BT.601.
        Picture grey = new Picture(1, 3, 3, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}).grey();
        assertArrayEquals(new float[] {0.299f, 0.587f, 0.114f}, grey.values(), 1e-6f);
        assertEquals(1, grey.channels());
    }

    @Test
    void smallPicturesAreEnlarged() {
        float[] seen = ColourImage.of(new Picture(1, 1, 3, new float[] {0.1f, 0.2f, 0.3f}), 2, 2);
        assertArrayEquals(
                new float[] {0.1f, 0.2f, 0.3f, 0.1f, 0.2f, 0.3f, 0.1f, 0.2f, 0.3f, 0.1f, 0.2f, 0.3f}, seen, 1e-6f);
    }
}
