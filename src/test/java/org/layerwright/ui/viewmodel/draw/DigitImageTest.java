package org.layerwright.ui.viewmodel.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;

/** Drawings made to look like MNIST's digits. */
class DigitImageTest {
    private static final int SIDE = 28;

    @Test
    void digitsOfMnistPassAlmostUnchanged() {
        Dataset digits = new DatasetCatalog(Path.of("").toAbsolutePath())
                .open(DatasetCatalog.MNIST)
                .test()
                .orElseThrow();
        int same = 0;
        double difference = 0;
        int count = 500;
        for (int i = 0; i < count; i++) {
            float[] digit = new float[SIDE * SIDE];
            digits.read(i, digit, 0);
            float[] made = DigitImage.of(digit, SIDE, SIDE, SIDE, SIDE);
            double sum = 0;
            for (int p = 0; p < digit.length; p++) {
                sum += Math.abs(made[p] - digit[p]);
            }
            same += sum < 1e-3 ? 1 : 0;
            difference += sum / digit.length / count;
        }
        assertTrue(same > 0.9 * count, same + " of " + count + " are the same");
        assertTrue(difference < 0.01, "they differ by " + difference);
    }

    @Test
    void theMassIsInTheMiddleWhereverOneDraws() {
        for (double x : new double[] {0.1, 0.4, 0.7}) {
            Sketch sketch = new Sketch();
            sketch.begin(x, 0.2);
            sketch.extend(x + 0.2, 0.25);
            sketch.extend(x + 0.05, 0.8);
            float[] seen = DigitImage.of(sketch.ink(140), 140, 140, SIDE, SIDE);
            double[] centre = centre(seen, SIDE);
            assertEquals(14, centre[0], 0.5);
            assertEquals(14, centre[1], 0.5);
            assertEquals(20, rows(seen), "the longer side fills the box");
        }
    }

    @Test
    void otherSizesKeepTheShare() {
        Sketch sketch = new Sketch();
        sketch.begin(0.5, 0.1);
        sketch.extend(0.5, 0.9);
        float[] seen = DigitImage.of(sketch.ink(140), 140, 140, 56, 56);
        double[] centre = centre(seen, 56);
        assertEquals(28, centre[0], 0.5);
        assertEquals(28, centre[1], 0.5);
    }

    @Test
    void noInkIsNoDigit() {
        for (float value : DigitImage.of(new float[100], 10, 10, SIDE, SIDE)) {
            assertEquals(0, value);
        }
    }

    @Test
    void tellsPaperFromBlackboard() {
        float[] paper = new float[100];
        Arrays.fill(paper, 0.9f);
        paper[44] = 0.1f;
        Picture dark = new Picture(10, 10, paper);
        assertTrue(dark.isDarkOnLight());
        assertEquals(1, dark.ink()[44]);
        assertEquals(0, dark.ink()[0]);
        float[] board = new float[100];
        board[44] = 0.8f;
        Picture bright = new Picture(10, 10, board);
        assertFalse(bright.isDarkOnLight());
        assertEquals(1, bright.ink()[44]);
    }

    private static int rows(float[] image) {
        int rows = 0;
        for (int y = 0; y < SIDE; y++) {
            boolean ink = false;
            for (int x = 0; x < SIDE; x++) {
                ink |= image[y * SIDE + x] > 0;
            }
            rows += ink ? 1 : 0;
        }
        return rows;
    }

    /** The index of the pixel of the mass, as MNIST counts. */
    private static double[] centre(float[] image, int side) {
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < image.length; i++) {
            mass += image[i];
            x += image[i] * (i % side);
            int row = i / side;
            y += image[i] * row;
        }
        return new double[] {x / mass, y / mass};
    }
}
