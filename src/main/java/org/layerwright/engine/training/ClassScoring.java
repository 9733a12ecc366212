package org.layerwright.engine.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.layerwright.analysis.Scores;
import org.layerwright.analysis.Scores.ClassScores;
import org.layerwright.data.Batch;

/** The confusion matrix, and how often the right class was among the first few. */
final class ClassScoring implements Scoring {
    private static final int TOP = 5;

    private final int outputs;
    private final int[][] confusion;
    private long amongTop;
    private long samples;

    ClassScoring(int classes, int outputs) {
        this.outputs = outputs;
        this.confusion = new int[classes][classes];
    }

    @Override
    public void add(Batch batch, float[] predictions) {
        for (int i = 0; i < batch.size(); i++) {
            int label = batch.labels()[i];
            confusion[label][predicted(predictions, i)]++;
            amongTop += outputs > TOP && rank(predictions, i * outputs, label) < TOP ? 1 : 0;
        }
        samples += batch.size();
    }

    private int predicted(float[] predictions, int sample) {
        if (outputs == 1) {
            return predictions[sample] > 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int k = 1; k < outputs; k++) {
            best = predictions[sample * outputs + k] > predictions[sample * outputs + best] ? k : best;
        }
        return best;
    }

    /** How many classes come before this one; of two that are equal, the first. */
    private int rank(float[] predictions, int row, int label) {
        int before = 0;
        for (int k = 0; k < outputs; k++) {
            float other = predictions[row + k];
            before += other > predictions[row + label] || (other == predictions[row + label] && k < label) ? 1 : 0;
        }
        return before;
    }

    @Override
    public Map<String, Double> metrics() {
        Map<String, Double> metrics = new HashMap<>();
        List<ClassScores> scores = Scores.perClass(confusion());
        metrics.put("macroPrecision", Scores.macro(scores, ClassScores::precision));
        metrics.put("macroRecall", Scores.macro(scores, ClassScores::recall));
        metrics.put("macroF1", Scores.macro(scores, ClassScores::f1));
        if (outputs > TOP) {
            metrics.put("top" + TOP, (double) amongTop / samples);
        }
        return metrics;
    }

    @Override
    public List<List<Integer>> confusion() {
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : confusion) {
            rows.add(IntStream.of(row).boxed().toList());
        }
        return List.copyOf(rows);
    }
}
