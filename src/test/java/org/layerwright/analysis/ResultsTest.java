package org.layerwright.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.layerwright.analysis.RocCurve.Point;
import org.layerwright.analysis.report.ClassFigures;

/** What follows from a network's answers, against numbers that were computed by hand. */
class ResultsTest {
    private static final float[] OUTPUTS = {
        0.7f, 0.2f, 0.1f, //
        0.1f, 0.3f, 0.6f, //
        0.05f, 0.05f, 0.9f, //
        0.3f, 0.4f, 0.3f
    };
    private final ClassResults three = new ClassResults(List.of("a", "b", "c"), new int[] {0, 1, 0, 1}, 3, OUTPUTS);

    @Test
    void countsAndSortsWhatAClassifierSays() {
        assertEquals(List.of(List.of(1, 0, 1), List.of(0, 1, 1), List.of(0, 0, 0)), three.confusion());
        assertEquals(0.5, three.accuracy());
        assertEquals(List.of(2, 1), three.mistakes(), "0.9 for a wrong class before 0.6");
        assertEquals(List.of(3, 0), three.leastCertain());
        assertEquals(List.of(1), three.cell(1, 2));
        // Ranks of the true class: 0, 1, 1 (0.05 ties with b, and a comes first), 0.
        assertEquals(1, three.topK(2));
        double expected = -(Math.log(0.7) + Math.log(0.3) + Math.log(0.05) + Math.log(0.4)) / 4;
        assertEquals(expected, three.crossEntropy(), 1e-7);
    }

    @Test
    void readsOneOutputAsTwoClasses() {
        ClassResults two = new ClassResults(List.of(), new int[] {0, 1, 1}, 1, new float[] {0.2f, 0.4f, 0.9f});
        assertEquals(List.of("0", "1"), two.classNames());
        assertEquals(List.of(List.of(1, 0), List.of(1, 1)), two.confusion());
        assertEquals(0.6, two.confidence(1), 1e-6);
        assertThrows(IllegalArgumentException.class, () -> new ClassResults(List.of(), new int[2], 3, new float[5]));
    }

    @Test
    void theCurveOfTiedScoresIsTheHandMadeOne() {
        // Scores 0.9 +, 0.8 −, 0.5 + + −, 0.1 −. Of the 9 pairs, + above − in 3 (0.9) + 2·1 (0.1), half in 2 ties;
        // 0.5 is below 0.8: 5 + 1 = 6 of 9.
        RocCurve curve = RocCurve.of(
                new double[] {0.5, 0.9, 0.5, 0.1, 0.8, 0.5}, new boolean[] {true, true, false, false, false, true});
        assertEquals(
                List.of(
                        new Point(0, 0, Double.POSITIVE_INFINITY),
                        new Point(0, 1 / 3.0, 0.9),
                        new Point(1 / 3.0, 1 / 3.0, 0.8),
                        new Point(2 / 3.0, 1, 0.5),
                        new Point(1, 1, 0.1)),
                curve.points());
        assertEquals(6 / 9.0, curve.auc(), 1e-12);
    }

    @Test
    void bothZerosAreOneScore() {
        // A tie of one + and one −: half a pair of one, wherever its sign stands.
        for (double[] scores : List.of(new double[] {0.0, -0.0}, new double[] {-0.0, 0.0})) {
            RocCurve curve = RocCurve.of(scores, new boolean[] {true, false});
            assertEquals(List.of(new Point(0, 0, Double.POSITIVE_INFINITY), new Point(1, 1, 0.0)), curve.points());
            assertEquals(0.5, curve.auc());
        }
    }

    @Test
    void thereIsNoCurveWithoutBothKinds() {
        RocCurve curve = RocCurve.of(new double[] {0.5, 0.6}, new boolean[] {true, true});
        assertFalse(curve.isDefined());
        assertTrue(Double.isNaN(curve.auc()));
    }

    /** What is no number counts as more than any: the curve ends all the same. */
    @Test
    @Timeout(10)
    void scoresThatAreNoNumbersEndTheCurveToo() {
        RocCurve curve = RocCurve.of(new double[] {Double.NaN, 0.5, 0.2}, new boolean[] {false, true, false});
        assertEquals(new Point(1, 1, 0.2), curve.points().get(3));
        assertEquals(0.5, curve.auc(), 1e-12);
    }

    @Test
    void figuresAreThoseOfTheResults() {
        // Right: samples 0 and 2. The true classes have 0.7, 0.3 and 0.6; among the two most probable they all are.
        ClassResults results = new ClassResults(List.of("a", "b", "c", "d"), new int[] {0, 1, 2}, 4, new float[] {
            0.7f, 0.1f, 0.1f, 0.1f, 0.5f, 0.3f, 0.1f, 0.1f, 0.2f, 0.1f, 0.6f, 0.1f
        });
        ClassFigures figures = ClassFigures.of(results);
        assertEquals(2 / 3.0, figures.accuracy(), 1e-12);
        assertEquals(Map.of(3, 1.0), figures.topK());
        assertEquals(1, figures.mistakes());
        assertEquals(-Math.log(0.7 * 0.3 * 0.6) / 3, figures.crossEntropy(), 1e-6);
        // F1 of a: 2 · 1 / (2 + 1); of b: 0; of c: 1; d does not occur.
        assertEquals((2 / 3.0 + 0 + 1) / 3, figures.macroF1(), 1e-12);
    }

    @Test
    void theExpectedCalibrationErrorIsTheHandMadeOne() {
        // Bin (0.5, 1]: confidences 0.6, 0.8, 1.0 (mean 0.8), 2 of 3 right; bin [0, 0.5]: 0.5, right.
        Calibration two = Calibration.of(new double[] {0.6, 0.8, 1.0, 0.5}, new boolean[] {true, false, true, true}, 2);
        assertEquals(0.75 * (0.8 - 2 / 3.0) + 0.25 * 0.5, two.expectedError(), 1e-12);
        assertEquals(
                List.of(1, 3), two.bins().stream().map(Calibration.Bin::samples).toList());
    }

    @Test
    void measuresErrorsOfNumbers() {
        NumberResults numbers = new NumberResults(2, new float[] {1, 5, 2, 5, 3, 5}, new float[] {1, 5, 3, 5, 1, 5});
        assertEquals(1, numbers.meanAbsoluteError(0));
        assertEquals(5 / 3.0, numbers.meanSquaredError(0), 1e-12);
        assertEquals(1 - 5 / 2.0, numbers.explained(0), 1e-12);
        assertEquals(1, numbers.explained(1));
        assertEquals(List.of(2, 1, 0), numbers.furthestOff(0));
    }
}
