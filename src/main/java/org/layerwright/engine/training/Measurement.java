package org.layerwright.engine.training;

import java.util.List;
import java.util.Map;

/**
 * How well a network did on a data set.
 *
 * @param loss the mean, without the terms of regularisation; NaN where nothing was measured
 * @param accuracy in [0, 1]; NaN where there are numbers to predict
 * @param metrics what else was measured, by name
 * @param confusion rows are true classes, columns predicted ones; empty where there are numbers to predict
 */
record Measurement(
        double loss, double accuracy, int samples, Map<String, Double> metrics, List<List<Integer>> confusion) {
    static final Measurement NONE = new Measurement(Double.NaN, Double.NaN, 0, Map.of(), List.of());
}
