package org.layerwright.analysis;

import java.util.List;
import org.layerwright.data.Dataset;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.event.WorkerEvent.LayersMeasured;

/**
 * Measures a trained network of one hidden ReLU layer from its weights alone, written out once more so that it owes
 * nothing to the engine: kernel (inputs × units), bias, kernel (units × classes), bias.
 */
record MlpGauge(int inputs, int units, int classes) {
    /**
     * @param before the weights one update earlier
     */
    LayersMeasured measure(float[] before, float[] now, Dataset data, long step) {
        boolean[] alive = new boolean[units];
        double confidence = 0;
        float[] sample = new float[inputs];
        double[] hidden = new double[units];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, sample, 0);
            for (int unit = 0; unit < units; unit++) {
                double sum = now[inputs * units + unit];
                for (int in = 0; in < inputs; in++) {
                    sum += sample[in] * now[in * units + unit];
                }
                hidden[unit] = Math.max(0, sum);
                alive[unit] |= sum > 0;
            }
            confidence += largestProbability(hidden, now) / data.size();
        }
        int dead = 0;
        for (boolean unit : alive) {
            dead += unit ? 0 : 1;
        }
        int second = inputs * units + units;
        LayerState first = state("hidden", ratio(before, now, 0, inputs * units), (double) dead / units);
        LayerState last = state("out", ratio(before, now, second, second + units * classes), Double.NaN);
        return new LayersMeasured(1, step, confidence, List.of(first, last));
    }

    private double largestProbability(double[] hidden, float[] weights) {
        int kernel = inputs * units + units;
        double[] logits = new double[classes];
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            logits[c] = weights[kernel + units * classes + c];
            for (int unit = 0; unit < units; unit++) {
                logits[c] += hidden[unit] * weights[kernel + unit * classes + c];
            }
            largest = Math.max(largest, logits[c]);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return 1 / sum;
    }

    private static double ratio(float[] before, float[] now, int from, int to) {
        double change = 0;
        double norm = 0;
        for (int i = from; i < to; i++) {
            change += (now[i] - before[i]) * (double) (now[i] - before[i]);
            norm += now[i] * (double) now[i];
        }
        return Math.sqrt(change / norm);
    }

    private static LayerState state(String layer, double ratio, double dead) {
        return new LayerState(layer, ratio, Double.NaN, Double.NaN, dead, Double.NaN, Double.NaN);
    }
}
