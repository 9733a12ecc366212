package org.layerwright.engine.inspection;

import java.util.Optional;
import org.layerwright.data.Dataset;
import org.layerwright.data.LabelledData;
import org.layerwright.event.WorkerCommand.DataPart;

/**
 * A part of a data set, as it was found.
 *
 * @param part never {@link DataPart#TEST_OR_ALL}
 */
record Part(DataPart part, Dataset data) {
    /** @throws QuestionException where the set has no such part */
    static Part of(LabelledData data, DataPart wanted) {
        Optional<Dataset> test = data.test();
        if (wanted == DataPart.TEST && test.isEmpty()) {
            throw new QuestionException("error.inspect.noTest", data.name());
        }
        return wanted == DataPart.TRAIN || test.isEmpty()
                ? new Part(DataPart.TRAIN, data.train())
                : new Part(DataPart.TEST, test.get());
    }
}
