package org.layerwright.ui.viewmodel.results;

import java.util.Optional;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.NumberResults;
import org.layerwright.event.WorkerEvent.Judged;
import org.layerwright.ui.viewmodel.Subject;

/**
 * How a network did on the test part of its data set.
 *
 * @param classes where it tells classes apart
 * @param numbers where it predicts numbers
 */
public record Results(Subject subject, Optional<ClassResults> classes, Optional<NumberResults> numbers) {
    static Results of(Subject subject, Judged judged) {
        float[] targets = judged.targets().toArray();
        float[] outputs = judged.outputs().toArray();
        if (judged.classNames().isEmpty()) {
            return new Results(
                    subject, Optional.empty(), Optional.of(new NumberResults(judged.width(), targets, outputs)));
        }
        int[] labels = new int[targets.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Math.round(targets[i]);
        }
        ClassResults classes = new ClassResults(judged.classNames(), labels, judged.width(), outputs);
        return new Results(subject, Optional.of(classes), Optional.empty());
    }
}
