package org.layerwright.engine.training;

import java.util.List;
import java.util.Map;
import org.layerwright.data.Batch;
import org.layerwright.data.Dataset;

/** Gathers what a network says of a data set, batch by batch. */
interface Scoring {
    /** @param predictions a row for each sample of the batch, as the trainer's {@code infer} gives them */
    void add(Batch batch, float[] predictions);

    /** What was measured beside loss and accuracy, by name. */
    Map<String, Double> metrics();

    /** Rows are true classes, columns predicted ones; empty where there are numbers to predict. */
    List<List<Integer>> confusion();

    /** @param outputs how many numbers a row of predictions has */
    static Scoring of(Dataset data, int outputs) {
        return data.targetSize() > 0
                ? new NumberScoring(data.targetSize())
                : new ClassScoring(data.classNames().size(), outputs);
    }
}
