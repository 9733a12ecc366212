package org.layerwright.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConflatorTest {
    /** A window's thread whose clock the test turns. */
    private static final class HandTurned implements Later {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final Deque<Long> due = new ArrayDeque<>();
        private long now;

        @Override
        public synchronized void run(Duration delay, Runnable task) {
            tasks.add(task);
            due.add(now + delay.toNanos());
        }

        long nanos() {
            return now;
        }

        /** Runs what is due until then. */
        void turnTo(Duration time) {
            while (!due.isEmpty() && due.peek() <= time.toNanos()) {
                now = Math.max(now, due.remove());
                tasks.remove().run();
            }
            now = time.toNanos();
        }
    }

    private final HandTurned clock = new HandTurned();
    private final List<Integer> arrived = new ArrayList<>();
    private int bunches;

    private Conflator<Integer> conflator() {
        return new Conflator<>(clock, clock::nanos, arrived::add, () -> bunches++);
    }

    @Test
    void theFirstEventComesAtOnce() {
        conflator().offer(1);
        clock.turnTo(Duration.ZERO);
        assertEquals(List.of(1), arrived);
    }

    @Test
    void bunchesComeAtMostFiveTimesASecond() {
        Conflator<Integer> conflator = conflator();
        for (int millisecond = 0; millisecond < 1000; millisecond++) {
            conflator.offer(millisecond);
            clock.turnTo(Duration.ofMillis(millisecond));
        }
        clock.turnTo(Duration.ofMillis(1200));
        assertEquals(IntStream.range(0, 1000).boxed().toList(), arrived);
        // One at 0 ms, then one every 200 ms to 1000 ms.
        assertEquals(6, bunches);
    }

    @Test
    void aBunchEndsWhenItsTimeIsSpentAndTheRestComesNext() {
        // Each event takes 1 ms, of a budget of 8 ms that is looked at every 64 events.
        Conflator<Integer> conflator = new Conflator<>(
                clock,
                clock::nanos,
                event -> {
                    clock.now += 1_000_000;
                    arrived.add(event);
                },
                () -> bunches++);
        IntStream.range(0, 200).forEach(conflator::offer);
        clock.turnTo(Duration.ZERO);
        assertEquals(64, arrived.size());
        clock.turnTo(Duration.ofSeconds(1));
        assertEquals(IntStream.range(0, 200).boxed().toList(), arrived);
        assertEquals(4, bunches);
    }

    @Test
    void aConsumerThatThrowsDoesNotStopTheEventsAfterIt() {
        Conflator<Integer> conflator = new Conflator<>(
                clock,
                clock::nanos,
                event -> {
                    if (event == 0) {
                        throw new IllegalStateException("from the consumer");
                    }
                    arrived.add(event);
                },
                () -> bunches++);
        conflator.offer(0);
        assertThrows(IllegalStateException.class, () -> clock.turnTo(Duration.ZERO));
        conflator.offer(1);
        clock.turnTo(Duration.ofSeconds(1));
        assertEquals(List.of(1), arrived);
    }

    @Test
    void losesNothingAndKeepsTheOrderOfEachThread() throws Exception {
        int threads = 4;
        int each = 20_000;
        CountDownLatch all = new CountDownLatch(threads * each);
        List<Integer> seen = new ArrayList<>();
        try (BackgroundExecutor background = new BackgroundExecutor()) {
            // Drained by the one clock thread, as the window's thread would.
            Later oneThread = (delay, task) -> background.clock().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            Conflator<Integer> conflator = new Conflator<>(
                    oneThread,
                    event -> {
                        seen.add(event);
                        all.countDown();
                    },
                    () -> {});
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * each;
                background.execute(() -> IntStream.range(first, first + each).forEach(conflator::offer));
            }
            assertTrue(all.await(15, TimeUnit.SECONDS), all.getCount() + " events did not arrive");
        }
        for (int thread = 0; thread < threads; thread++) {
            int first = thread * each;
            List<Integer> own = seen.stream()
                    .filter(event -> event >= first && event < first + each)
                    .toList();
            assertEquals(IntStream.range(first, first + each).boxed().toList(), own);
        }
    }
}
