package org.layerwright.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Scores of a classifier from its confusion matrix, whose rows are true classes and whose columns are predicted ones.
 * A fraction of nothing counts as 0, as in scikit-learn.
 */
public final class Scores {
    private Scores() {}

    /**
     * One class against all others.
     *
     * @param support how many samples are of this class
     * @param predicted how many were said to be
     * @param precision the share of those said to be of this class that are, in [0, 1]
     * @param recall the share of this class that was found, in [0, 1]
     * @param f1 the harmonic mean of both
     */
    public record ClassScores(long support, long predicted, double precision, double recall, double f1) {
        /** Whether there is anything to score: the class occurs or was predicted. */
        public boolean occurs() {
            return support > 0 || predicted > 0;
        }
    }

    /** The scores of each class, in the matrix's order. */
    public static List<ClassScores> perClass(List<List<Integer>> confusion) {
        List<ClassScores> scores = new ArrayList<>();
        for (int c = 0; c < confusion.size(); c++) {
            long support = 0;
            long predicted = 0;
            for (int other = 0; other < confusion.size(); other++) {
                support += confusion.get(c).get(other);
                predicted += confusion.get(other).get(c);
            }
            long hits = confusion.get(c).get(c);
            scores.add(new ClassScores(
                    support,
                    predicted,
                    fraction(hits, predicted),
                    fraction(hits, support),
                    fraction(2 * hits, support + predicted)));
        }
        return List.copyOf(scores);
    }

    /**
     * The plain mean over the classes that occur, whatever their size; NaN where none does.
     *
     * @param score such as {@code ClassScores::f1}
     */
    public static double macro(List<ClassScores> scores, ToDoubleFunction<ClassScores> score) {
        return scores.stream()
                .filter(ClassScores::occurs)
                .mapToDouble(score)
                .average()
                .orElse(Double.NaN);
    }

    private static double fraction(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
