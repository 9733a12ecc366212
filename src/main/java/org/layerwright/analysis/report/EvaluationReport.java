package org.layerwright.analysis.report;

import java.util.List;
import java.util.stream.Stream;
import org.layerwright.analysis.Judgement;

/**
 * What is told of a model on a data set.
 *
 * @param model the file, or what else it is called
 * @param dataset by id or path
 * @param topK among how many of the most probable classes the right one is looked for
 * @param mistakes how many of the worst mistakes are told
 */
public record EvaluationReport(String model, String dataset, Judgement judgement, List<Integer> topK, int mistakes) {
    /** Bins of the calibration: as many as in Guo et al. 2017 would leave most of them empty for small sets. */
    public static final int BINS = 10;

    public static final int MISTAKES = 10;

    public EvaluationReport {
        topK = List.copyOf(topK);
    }

    /** With what is told where nobody chooses. */
    public static EvaluationReport of(String model, String dataset, Judgement judgement) {
        int classes = judgement.classes().map(results -> results.classes()).orElse(0);
        return new EvaluationReport(model, dataset, judgement, usualTopK(classes), MISTAKES);
    }

    /** 1, 3 and 5, as far as that says something with so many classes. */
    public static List<Integer> usualTopK(int classes) {
        return Stream.of(1, 3, 5).filter(k -> k < classes).toList();
    }
}
