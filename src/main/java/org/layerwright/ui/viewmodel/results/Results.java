package org.layerwright.ui.viewmodel.results;

import java.util.Optional;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.Judgement;
import org.layerwright.analysis.NumberResults;
import org.layerwright.analysis.report.ClassFigures;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.event.WorkerEvent.Judged;
import org.layerwright.ui.viewmodel.Subject;

/**
 * How a network did on a part of a data set.
 *
 * @param figures what its answers come to, where it tells classes apart; worked out with the answer, away from the window's
 *     thread
 */
public record Results(Asked asked, Judgement judgement, Optional<ClassFigures> figures) {
    /**
     * What was asked.
     *
     * @param dataset by id or path
     * @param part as it was asked for, which may leave the choice to what the set has
     */
    public record Asked(Subject subject, String dataset, DataPart part) {
        /** Whether samples are those that other pages show of the subject. */
        public boolean isUsual() {
            return dataset.equals(subject.dataset()) && part == DataPart.TEST_OR_ALL;
        }
    }

    static Results of(Asked asked, Judged judged) {
        Judgement judgement = Judgement.of(judged);
        return new Results(asked, judgement, judgement.classes().map(ClassFigures::of));
    }

    public Subject subject() {
        return asked.subject();
    }

    /** Whether it was judged on samples of the training part. */
    public boolean isOfTraining() {
        return judgement.part() == DataPart.TRAIN;
    }

    /** Where it tells classes apart. */
    public Optional<ClassResults> classes() {
        return judgement.classes();
    }

    /** Where it predicts numbers. */
    public Optional<NumberResults> numbers() {
        return judgement.numbers();
    }
}
