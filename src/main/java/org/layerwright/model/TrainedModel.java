package org.layerwright.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;

/**
 * A network with what it learned: the result of a run, and what is evaluated, shrunk and exported.
 *
 * @param network       what was trained
 * @param plan          how it was trained
 * @param weights       named, shaped and ordered as the network's operator graph has them
 * @param classNames    the classes, in the order of the output
 * @param preprocessing what was done to the data before the network saw it
 * @param metrics       what was measured, by name, such as {@code testAccuracy}
 */
public record TrainedModel(
        NetworkSpec network,
        TrainingPlan plan,
        Weights weights,
        List<String> classNames,
        Preprocessing preprocessing,
        Map<String, Double> metrics) {
    public TrainedModel {
        Objects.requireNonNull(network);
        Objects.requireNonNull(plan);
        Objects.requireNonNull(weights);
        Objects.requireNonNull(preprocessing);
        classNames = List.copyOf(classNames);
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }
}
