package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.text.Texts;

class ProgressLineTest {
    private final Texts english = new Texts(Texts.ENGLISH);
    private final Progress training = Progress.BEGIN
            .after(new WorkerEvent.RunStarted("r", 54_000, 6_000, 10_000, 10, 844, 0, false, List.of()))
            .after(new WorkerEvent.PhaseChanged(Phase.TRAINING))
            .after(new WorkerEvent.StepDone(3, 422, 2110, 0.12345, 0.9612, 0.001, 1, 3512.4, 42, 0));

    @Test
    void showsEpochStepLossAccuracySpeedAndTimeLeft() {
        assertEquals(
                "Epoch 3/10 [==========>          ] 422/844  loss 0.1235  acc 0.9612  3512 images/s  0:42 left",
                ProgressLine.render(training, 93, english));
    }

    @Test
    void theBarTakesTheRoomThatIsLeftAndGoesFirst() {
        assertEquals(
                "Epoch 3/10 [====>   ] 422/844  loss 0.1235  acc 0.9612  3512 images/s  0:42 left",
                ProgressLine.render(training, 80, english));
        assertEquals(
                "Epoch 3/10 422/844  loss 0.1235  acc 0.9612  3512 images/s  0:42 left",
                ProgressLine.render(training, 75, english));
        assertEquals("Epoch 3/10 422/844  loss", ProgressLine.render(training, 24, english));
    }

    @Test
    void neverExceedsTheWidthInEitherLanguage() {
        for (Texts texts : new Texts[] {english, new Texts(Texts.CHINESE)}) {
            for (int width = 1; width < 120; width++) {
                String line = ProgressLine.render(training, width, texts);
                assertTrue(Columns.width(line) <= width, line);
            }
        }
    }

    @Test
    void namesThePhase() {
        Progress loading = Progress.BEGIN;
        assertEquals("Loading the data", ProgressLine.render(loading, 80, english));
        Progress testing = training.after(new WorkerEvent.PhaseChanged(Phase.TESTING))
                .after(new WorkerEvent.EvaluationProgress(2500, 10_000));
        assertEquals("Testing [=======>                    ] 2500/10000", ProgressLine.render(testing, 60, english));
        assertEquals(
                "Saving", ProgressLine.render(testing.after(new WorkerEvent.PhaseChanged(Phase.SAVING)), 60, english));
    }

    @Test
    void anEpochThatWasSavedIsStillWhole() {
        Progress saved = training.after(new WorkerEvent.StepDone(3, 844, 2532, 0.1, 0.9612, 0.001, 1, 3512.4, 42, 0))
                .after(new WorkerEvent.PhaseChanged(Phase.SAVING))
                .after(new WorkerEvent.PhaseChanged(Phase.TRAINING));
        String line = ProgressLine.render(saved, 80, english);
        assertTrue(line.contains(" 844/844 "), line);
    }

    @Test
    void drawsTheBarFromEmptyToFull() {
        assertEquals("[>    ]", ProgressLine.bar(at(0), 7));
        assertEquals("[==>  ]", ProgressLine.bar(at(5), 7));
        assertEquals("[=====]", ProgressLine.bar(at(10), 7));
        assertEquals("[=====]", ProgressLine.bar(at(11), 7));
    }

    private static Progress at(int done) {
        return new Progress(Phase.TRAINING, 1, 10, done, 10, null, false);
    }

    @Test
    void wordsDurations() {
        assertEquals("0:00", ProgressLine.duration(0));
        assertEquals("0:42", ProgressLine.duration(41.6));
        assertEquals("12:05", ProgressLine.duration(725));
        assertEquals("1:02:03", ProgressLine.duration(3723));
        assertEquals("1:00:00", ProgressLine.duration(3599.7));
        assertEquals("-:--", ProgressLine.duration(Double.NaN));
        assertEquals("-:--", ProgressLine.duration(Double.POSITIVE_INFINITY));
        assertEquals("-:--", ProgressLine.duration(-1));
    }

    @Test
    void wordsNumbers() {
        assertEquals("0.9914", ProgressLine.number(0.99141));
        assertEquals("0.0000", ProgressLine.number(0));
        assertEquals("1.23e-05", ProgressLine.number(0.0000123));
        assertEquals("1.00e+06", ProgressLine.number(1e6));
        assertEquals("NaN", ProgressLine.number(Double.NaN));
    }
}
