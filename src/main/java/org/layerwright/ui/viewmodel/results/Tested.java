package org.layerwright.ui.viewmodel.results;

import java.util.Optional;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.run.RunRecord;

/**
 * What a run itself measured when it ended. Other pages show this figure; beside one of other samples it needs a word.
 *
 * @param accuracy in [0, 1]
 * @param samples how many it is of
 */
public record Tested(double accuracy, int samples) {
    /**
     * The figure of the run, where results of the same model on the same data are of another number of samples.
     *
     * @param record of the run whose model was judged
     */
    public static Optional<Tested> of(RunRecord record, Results shown) {
        Double accuracy = record.result().get("testAccuracy");
        Double samples = record.result().get(RunRecord.TEST_SAMPLES);
        boolean same = shown.subject().run().isPresent()
                && shown.subject().epoch() == 0
                && !shown.subject().isLive()
                && shown.asked().isUsual()
                && shown.judgement().part() == DataPart.TEST;
        if (!same
                || accuracy == null
                || samples == null
                || samples == shown.judgement().samples()) {
            return Optional.empty();
        }
        return Optional.of(new Tested(accuracy, samples.intValue()));
    }
}
