package org.layerwright.data.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerwright.network.Shape;
import org.layerwright.network.param.ParamValues;

/** Every transform against images whose result can be written down by hand. */
class TransformsTest {
    private static final Shape THREE = Shape.of(3, 3, 1);
    private static final float[] IMAGE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void movingByWholePixelsIsExactAndBringsInZeros() {
        assertArrayEquals(new float[] {0, 1, 2, 0, 4, 5, 0, 7, 8}, moved(1, 0));
        assertArrayEquals(new float[] {4, 5, 6, 7, 8, 9, 0, 0, 0}, moved(0, -1));
        assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, 2, 3, 0}, moved(-1, 2));
        assertArrayEquals(IMAGE, moved(0, 0));
        assertArrayEquals(new float[9], moved(3, 0));
        assertArrayEquals(new float[9], moved(0, -3));
    }

    @Test
    void channelsMoveTogetherAndNeighboursInTheBatchStay() {
        float[] batch = {-1, -1, 1, 10, 2, 20, 3, 30, 4, 40, -1, -1};
        new Window(Shape.of(2, 2, 2)).move(batch, 2, 1, 0);
        assertArrayEquals(new float[] {-1, -1, 0, 0, 1, 10, 0, 0, 3, 30, -1, -1}, batch);
    }

    @Test
    void quarterTurnsOfAnOddSizeAreExact() {
        assertArrayEquals(new float[] {3, 6, 9, 2, 5, 8, 1, 4, 7}, turned(90));
        assertArrayEquals(new float[] {7, 4, 1, 8, 5, 2, 9, 6, 3}, turned(-90));
        assertArrayEquals(new float[] {9, 8, 7, 6, 5, 4, 3, 2, 1}, turned(180));
        assertArrayEquals(IMAGE, turned(0));
    }

    /** At 45° the middle of an edge lands at (½√2, ½√2), and the corner that comes in lies outside at √2. */
    @Test
    void betweenPixelsItInterpolates() {
        float[] dot = {0, 0, 0, 0, 0, 1, 0, 0, 0};
        new Warp(THREE).rotate(dot, 0, Math.toRadians(45));
        double half = Math.sqrt(0.5);
        // The new top right pixel (1, −1) is the old (√2, 0): 0.414 of a pixel beyond the dot at (1, 0).
        assertEquals(2 - Math.sqrt(2), dot[2], 1e-6);
        // The new top pixel (0, −1) is the old (½√2, −½√2).
        assertEquals(half * (1 - half), dot[1], 1e-6);
        assertEquals(0, dot[6]);
    }

    @Test
    void aZoomOfOneIsTheIdentityAndOfTwoDoubles() {
        float[] same = IMAGE.clone();
        new Warp(THREE).zoom(same, 0, 1);
        assertArrayEquals(IMAGE, same);
        float[] large = IMAGE.clone();
        new Warp(THREE).zoom(large, 0, 2);
        // A corner of the new image lies half way between the centre and the old corner.
        assertArrayEquals(new float[] {3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7}, large);
        float[] small = IMAGE.clone();
        new Warp(THREE).zoom(small, 0, 0.5);
        assertArrayEquals(new float[] {0, 0, 0, 0, 5, 0, 0, 0, 0}, small);
    }

    @Test
    void flippingGivesTheMirrorImageHalfOfTheTime() {
        float[] mirrored = {3, 2, 1, 6, 5, 4, 9, 8, 7};
        float[] upsideDown = {7, 8, 9, 4, 5, 6, 1, 2, 3};
        assertOneOf(List.of(IMAGE, mirrored), all(new Flip(), ParamValues.EMPTY), 0.5);
        ParamValues vertical = ParamValues.of("flipHorizontal", false, "flipVertical", true);
        assertOneOf(List.of(IMAGE, upsideDown), all(new Flip(), vertical), 0.5);
        ParamValues both = ParamValues.of("flipVertical", true);
        float[] turned = {9, 8, 7, 6, 5, 4, 3, 2, 1};
        assertOneOf(List.of(IMAGE, mirrored, upsideDown, turned), all(new Flip(), both), 0.25);
    }

    @Test
    void aPixelOfSeveralChannelsKeepsTheirOrderWhenFlipped() {
        float[] pair = {1, 10, 2, 20};
        Augmentation flip = new Flip().create(ParamValues.EMPTY, Shape.of(1, 2, 2));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            float[] copy = pair.clone();
            flip.apply(draft(copy, i));
            seen.add(Arrays.toString(copy));
        }
        assertEquals(Set.of("[1.0, 10.0, 2.0, 20.0]", "[2.0, 20.0, 1.0, 10.0]"), seen);
    }

    @Test
    void aCropMovesByUpToTheBorderBothWays() {
        List<float[]> expected = new ArrayList<>();
        for (int right = -1; right <= 1; right++) {
            for (int down = -1; down <= 1; down++) {
                expected.add(moved(right, down));
            }
        }
        assertOneOf(expected, all(new Crop(), ParamValues.of("cropBorder", 1)), 1 / 9.0);
    }

    @Test
    void aShiftMovesByUpToItsShareOfTheSize() {
        List<float[]> expected = List.of(moved(-1, 0), moved(0, 0), moved(1, 0));
        ParamValues third = ParamValues.of("horizontalShift", 0.34, "verticalShift", 0.0);
        assertOneOf(expected, all(new Shift(), third), 1 / 3.0);
    }

    @Test
    void brightnessAddsTheSameToAllAndStaysWithinZeroAndOne() {
        float[] pixels = {9, 0, 0.5f, 1, 9};
        Brightness.add(pixels, 1, 3, 0.25f);
        assertArrayEquals(new float[] {9, 0.25f, 0.75f, 1, 9}, pixels);
        Brightness.add(pixels, 1, 3, -0.5f);
        assertArrayEquals(new float[] {9, 0, 0.25f, 0.5f, 9}, pixels);
        Augmentation some = new Brightness().create(ParamValues.of("maxBrightness", 0.1), Shape.of(1, 1, 1));
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            float[] grey = {0.5f};
            some.apply(draft(grey, i));
            assertEquals(0.5, grey[0], 0.1);
            sum += grey[0];
        }
        assertEquals(0.5, sum / 1000, 0.01);
    }

    /** A quarter of 8 is 2: four pixels where the square lies inside, two or one where an edge or corner cuts it. */
    @Test
    void cutoutBlackensItsSquareAndNothingElse() {
        Augmentation cutout = new Cutout().create(ParamValues.EMPTY, Shape.of(8, 8, 1));
        Set<Integer> areas = new HashSet<>();
        double sum = 0;
        for (int i = 0; i < 2000; i++) {
            float[] white = new float[64];
            Arrays.fill(white, 1);
            cutout.apply(draft(white, i));
            int black = 0;
            for (float value : white) {
                assertTrue(value == 0 || value == 1);
                black += value == 0 ? 1 : 0;
            }
            areas.add(black);
            sum += black;
        }
        assertEquals(Set.of(1, 2, 4), areas);
        // Begins at −1 … 6, each equally likely: 15 of 16 pixels are covered along each side on average.
        assertEquals(4 * 15 / 16.0 * 15 / 16.0, sum / 2000, 0.05);
    }

    @Test
    void turnsAndZoomsStayWithinTheirBounds() {
        Augmentation rotate = new Rotate().create(ParamValues.of("maxAngle", 30.0), THREE);
        double largest = 0;
        for (int i = 0; i < 500; i++) {
            // On a plane that rises to the right, the pixel above the centre shows the sine of the angle.
            float[] plane = {4, 5, 6, 4, 5, 6, 4, 5, 6};
            rotate.apply(draft(plane, i));
            double sine = plane[1] - 5;
            assertEquals(0, sine, Math.sin(Math.toRadians(30)) + 1e-5);
            largest = Math.max(largest, sine);
        }
        assertEquals(0.5, largest, 0.02);
        // On a ramp of slope 1, the pixel right of the centre shows the inverse of the factor.
        Augmentation zoom = new Zoom().create(ParamValues.of("maxZoom", 0.5), Shape.of(1, 9, 1));
        double least = 9;
        double most = 0;
        for (int i = 0; i < 500; i++) {
            float[] ramp = {0, 1, 2, 3, 4, 5, 6, 7, 8};
            zoom.apply(draft(ramp, i));
            double factor = 1 / (ramp[5] - 4);
            least = Math.min(least, factor);
            most = Math.max(most, factor);
        }
        assertEquals(0.51, least, 0.01 + 1e-5);
        assertEquals(1.49, most, 0.01 + 1e-5);
    }

    private static float[] moved(int right, int down) {
        float[] image = IMAGE.clone();
        new Window(THREE).move(image, 0, right, down);
        return image;
    }

    private static float[] turned(double degrees) {
        float[] image = IMAGE.clone();
        new Warp(THREE).rotate(image, 0, Math.toRadians(degrees));
        return image;
    }

    static Draft draft(float[] pixels, long seed) {
        Draft draft = new Draft((random, out) -> {
            throw new AssertionError("no partner expected");
        });
        draft.begin(pixels, 0);
        draft.random().restart(seed, 0, 0, 0);
        return draft;
    }

    private static List<float[]> all(AugmentationType type, ParamValues params) {
        Augmentation augmentation = type.create(params, THREE);
        List<float[]> results = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            float[] image = IMAGE.clone();
            augmentation.apply(draft(image, i));
            results.add(image);
        }
        return results;
    }

    /** Every result is one of those expected, and each of them comes in its share. */
    private static void assertOneOf(List<float[]> expected, List<float[]> results, double share) {
        int[] counts = new int[expected.size()];
        for (float[] result : results) {
            int found = -1;
            for (int i = 0; i < counts.length; i++) {
                found = Arrays.equals(expected.get(i), result) ? i : found;
            }
            assertTrue(found >= 0, Arrays.toString(result));
            counts[found]++;
        }
        for (int count : counts) {
            assertEquals(share, count / (double) results.size(), 0.05, Arrays.toString(counts));
        }
    }
}
