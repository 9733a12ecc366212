package org.layerwright.ui.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.layerwright.ui.testing.Heartbeat.Wait;

@FxTest
class HeartbeatTest {
    private static final int MILLIS = 80;

    @Test
    void tellsHowLongWorkHeldTheThreadAndWhere() {
        try (Heartbeat heartbeat = new Heartbeat()) {
            heartbeat.worst();
            Fx.run(HeartbeatTest::work);
            Fx.settle();
            Wait wait = heartbeat.worst().busiest();
            assertTrue(wait.clock() >= MILLIS / 2.0, wait::toString);
            assertTrue(wait.processor() >= MILLIS / 2.0, wait::toString);
            assertTrue(
                    wait.stacks().stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(frame -> frame.getMethodName().equals("work")),
                    "the place is among the samples");
        }
    }

    @Test
    void tellsOfWaitingToo() {
        try (Heartbeat heartbeat = new Heartbeat()) {
            heartbeat.worst();
            Fx.run(() -> new CountDownLatch(1).await(MILLIS, TimeUnit.MILLISECONDS));
            Fx.settle();
            Wait wait = heartbeat.worst().longest();
            assertTrue(wait.held() >= MILLIS / 2.0, wait::toString);
            assertTrue(wait.processor() < MILLIS / 2.0, wait::toString);
        }
    }

    /** Needs so much processor time, however busy the machine is. */
    private static void work() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
