package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerwright.event.WorkerEvent;
import org.layerwright.text.Texts;

class RunWordsTest {
    private static final RunWords ENGLISH = new RunWords(new Texts(Texts.ENGLISH));

    @Test
    void aRunWithoutTestSamplesSaysSoAndNoFigureThatIsNone() {
        Notice end =
                ENGLISH.end(new WorkerEvent.RunFinished(Double.NaN, Double.NaN, 0, "run/model.lwm", 7, 3.2, Map.of()));
        assertEquals(
                "Training is done. The data has no test samples; the validation curve says how good it is."
                        + " Best epoch 7; took 3 s.",
                end.text());
    }

    @Test
    void aProblemThatTheWorkerFoundIsToldInTheWindowsLanguage() {
        WorkerEvent.Failed failed = new WorkerEvent.Failed(
                "error.training.fit",
                List.of("The data set has 3 classes …", "1", "data-classes", "output", "3", "10"),
                "The data set has 3 classes …",
                false);
        Texts chinese = new Texts(Texts.CHINESE);
        String sentence = chinese.get("problem.data-classes", "output", 3, 10);
        assertEquals(
                chinese.get("error.training.fit", sentence),
                new RunWords(chinese).end(failed).text());
    }
}
