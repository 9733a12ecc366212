package org.layerwright.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.analysis.Scores.ClassScores;

class ScoresTest {
    /** Worked out by hand; scikit-learn's precision_recall_fscore_support gives the same. */
    @Test
    void scoresEachClassAgainstTheOthers() {
        List<ClassScores> scores = Scores.perClass(List.of(List.of(3, 1, 0), List.of(2, 4, 0), List.of(0, 2, 0)));
        assertEquals(new ClassScores(4, 5, 3 / 5.0, 3 / 4.0, 6 / 9.0), scores.get(0));
        assertEquals(new ClassScores(6, 7, 4 / 7.0, 4 / 6.0, 8 / 13.0), scores.get(1));
        assertEquals(new ClassScores(2, 0, 0, 0, 0), scores.get(2));
        assertEquals((6 / 9.0 + 8 / 13.0) / 3, Scores.macro(scores, ClassScores::f1), 1e-12);
    }

    @Test
    void aClassThatNeitherOccursNorIsPredictedDoesNotCount() {
        List<ClassScores> scores = Scores.perClass(List.of(List.of(5, 0), List.of(0, 0)));
        assertTrue(scores.get(0).occurs());
        assertFalse(scores.get(1).occurs());
        assertEquals(1, Scores.macro(scores, ClassScores::recall));
        assertTrue(Double.isNaN(Scores.macro(List.of(), ClassScores::f1)));
    }
}
