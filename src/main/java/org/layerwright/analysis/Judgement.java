package org.layerwright.analysis;

import java.util.Optional;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent.Judged;

/**
 * How a network did on a part of a data set.
 *
 * @param part which part
 * @param loss the mean of the loss it was trained with; NaN where that does not suit the data
 * @param classes where it tells classes apart
 * @param numbers where it predicts numbers
 */
public record Judgement(DataPart part, double loss, Optional<ClassResults> classes, Optional<NumberResults> numbers) {
    public static Judgement of(Judged judged) {
        float[] targets = judged.targets().toArray();
        float[] outputs = judged.outputs().toArray();
        if (judged.classNames().isEmpty()) {
            return new Judgement(
                    judged.part(),
                    judged.loss(),
                    Optional.empty(),
                    Optional.of(new NumberResults(judged.width(), targets, outputs)));
        }
        int[] labels = new int[targets.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Math.round(targets[i]);
        }
        ClassResults classes = new ClassResults(judged.classNames(), labels, judged.width(), outputs);
        return new Judgement(judged.part(), judged.loss(), Optional.of(classes), Optional.empty());
    }

    public int samples() {
        return classes.map(ClassResults::samples)
                .orElseGet(() -> numbers.orElseThrow().samples());
    }
}
