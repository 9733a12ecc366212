package org.layerwright.ui.viewmodel.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.layerwright.data.Progress;

class LatestTest {
    private final Deque<Runnable> window = new ArrayDeque<>();
    private final Latest latest = new Latest(window::add);
    private final List<Object> heard = new ArrayList<>();

    @Test
    void anAnswerThatIsOvertakenOnItsWayIsDropped() {
        int first = latest.ask();
        latest.answer(first, () -> heard.add("first"));
        int second = latest.ask();
        latest.answer(second, () -> heard.add("second"));
        latest.answer(first, () -> heard.add("late"));
        window.forEach(Runnable::run);
        assertEquals(List.of("second"), heard);
    }

    @Test
    void eachPercentIsToldOnceUntilAnotherQuestionEndsTheWork() {
        Progress progress = latest.progress(latest.ask(), heard::add);
        for (int done : new int[] {0, 4, 5, 9, 10, 1000}) {
            progress.report(done, 1000);
        }
        window.forEach(Runnable::run);
        assertEquals(List.of(0.01, 1.0), heard);
        latest.ask();
        assertThrows(CancellationException.class, () -> progress.report(1, 1000));
    }
}
