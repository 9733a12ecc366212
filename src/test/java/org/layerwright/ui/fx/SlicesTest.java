package org.layerwright.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
    private final List<String> made = new ArrayList<>();
    private final Deque<Runnable> frames = new ArrayDeque<>();

    @Test
    void withoutAnOpeningEverythingIsMadeAtOnce() {
        Slices slices = Slices.atOnce();
        slices.add(() -> made.add("a"));
        assertEquals(List.of("a"), made);
        assertTrue(slices.isDone());
    }

    @Test
    void anOpeningMakesOnePartAFrameInTheirOrder() {
        Slices slices = Slices.afterShow();
        slices.add(() -> made.add("a"));
        slices.add(() -> slices.add(() -> made.add("c")));
        slices.add(() -> made.add("b"));
        assertEquals(List.of(), made);
        slices.begin(frames::add);
        assertEquals(List.of(), made);
        frame();
        assertEquals(List.of("a"), made);
        frame();
        frame();
        assertEquals(List.of("a", "b"), made);
        frame();
        assertEquals(List.of("a", "b", "c"), made, "what a part asks for comes after the others");
        assertFalse(slices.isDone());
        frame();
        assertTrue(slices.isDone());
        slices.add(() -> made.add("d"));
        assertEquals(List.of("a", "b", "c", "d"), made);
        assertTrue(frames.isEmpty());
    }

    @Test
    void whatWaitsCanBeHadAtOnce() {
        Slices slices = Slices.afterShow();
        slices.add(() -> made.add("a"));
        slices.add(() -> slices.add(() -> made.add("b")));
        slices.begin(frames::add);
        slices.finish();
        assertEquals(List.of("a", "b"), made);
        frame();
        assertTrue(slices.isDone());
        assertTrue(frames.isEmpty());
    }

    @Test
    void aWindowThatIsBuiltAnewIsOpenedInPartsAgain() {
        Slices slices = Slices.afterShow();
        slices.add(() -> made.add("old"));
        slices.begin(frames::add);
        slices.reopen();
        assertEquals(List.of("old"), made, "nothing is left for a window that goes away");
        slices.add(() -> made.add("new"));
        slices.begin(frames::add);
        assertEquals(List.of("old"), made);
        while (!frames.isEmpty()) {
            frame();
        }
        assertEquals(List.of("old", "new"), made);
        assertTrue(slices.isDone());
        Slices atOnce = Slices.atOnce();
        atOnce.reopen();
        atOnce.add(() -> made.add("at once"));
        assertEquals(List.of("old", "new", "at once"), made);
    }

    private void frame() {
        frames.poll().run();
    }
}
