package org.layerwright.engine.training;

import java.util.List;
import java.util.Map;
import org.layerwright.data.Batch;

/**
 * Errors of predicted numbers: mean absolute, root of the mean square, and R², the share of the targets' variance that
 * is explained: 1 is perfect, 0 is no better than their mean. Several outputs count alike, as in scikit-learn.
 */
final class NumberScoring implements Scoring {
    private final double[] origin;
    private final double[] sums;
    private final double[] squares;
    private final double[] errors;
    private double sizes;
    private long samples;

    NumberScoring(int outputs) {
        origin = new double[outputs];
        sums = new double[outputs];
        squares = new double[outputs];
        errors = new double[outputs];
    }

    @Override
    public void add(Batch batch, float[] predictions) {
        int outputs = sums.length;
        for (int i = 0; i < batch.size() * outputs; i++) {
            int k = i % outputs;
            double target = batch.targets()[i];
            if (samples == 0 && i < outputs) {
                origin[k] = target; // Keeps the variance exact where the targets are far from 0.
            }
            double error = predictions[i] - target;
            sums[k] += target - origin[k];
            squares[k] += (target - origin[k]) * (target - origin[k]);
            errors[k] += error * error;
            sizes += Math.abs(error);
        }
        samples += batch.size();
    }

    @Override
    public Map<String, Double> metrics() {
        double square = 0;
        double explained = 0;
        for (int k = 0; k < sums.length; k++) {
            square += errors[k];
            double spread = squares[k] - sums[k] * sums[k] / samples;
            double constant = errors[k] == 0 ? 1 : 0;
            explained += spread > 0 ? 1 - errors[k] / spread : constant;
        }
        double count = (double) samples * sums.length;
        return Map.of("mae", sizes / count, "rmse", Math.sqrt(square / count), "r2", explained / sums.length);
    }

    @Override
    public List<List<Integer>> confusion() {
        return List.of();
    }
}
