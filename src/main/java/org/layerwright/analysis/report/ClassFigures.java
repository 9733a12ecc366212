package org.layerwright.analysis.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwright.analysis.Calibration;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.Scores;
import org.layerwright.analysis.Scores.ClassScores;

/**
 * What a classifier's answers come to, worked out once: each of them goes over all samples.
 *
 * @param confusion rows are true classes, columns predicted ones
 * @param scores of each class
 * @param accuracy the share of right answers
 * @param topK the share of samples whose class is among the k most probable, by k, for 3 and 5 where there are more classes
 * @param crossEntropy the mean negative logarithm of the probability of the true class
 * @param calibration of the probability of the predicted class
 * @param mistakes how many answers are wrong
 */
public record ClassFigures(
        List<List<Integer>> confusion,
        List<ClassScores> scores,
        double accuracy,
        Map<Integer, Double> topK,
        double crossEntropy,
        Calibration calibration,
        int mistakes) {
    public static ClassFigures of(ClassResults results) {
        List<List<Integer>> confusion = results.confusion();
        Map<Integer, Double> topK = new LinkedHashMap<>();
        EvaluationReport.usualTopK(results.classes()).stream()
                .filter(k -> k > 1)
                .forEach(k -> topK.put(k, results.topK(k)));
        return new ClassFigures(
                confusion,
                Scores.perClass(confusion),
                results.accuracy(),
                topK,
                results.crossEntropy(),
                results.calibration(EvaluationReport.BINS),
                results.mistakes().size());
    }

    /** The mean F1 of the classes that occur. */
    public double macroF1() {
        return Scores.macro(scores, ClassScores::f1);
    }
}
