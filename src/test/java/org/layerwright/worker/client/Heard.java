package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.layerwright.event.WorkerEvent;

/** Listens to a service and lets a test wait for what it is to hear. */
final class Heard implements Consumer<WorkerEvent> {
    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();
    private final List<WorkerEvent> taken = new ArrayList<>();

    @Override
    public void accept(WorkerEvent event) {
        events.add(event);
    }

    <T extends WorkerEvent> T next(Class<T> type) throws InterruptedException {
        return next(type, event -> true);
    }

    /** The next event of a type that satisfies a condition; those before it are passed over. */
    <T extends WorkerEvent> T next(Class<T> type, Predicate<T> condition) throws InterruptedException {
        while (true) {
            WorkerEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(event, () -> "Waited in vain for " + type.getSimpleName() + " after " + taken);
            taken.add(event);
            if (type.isInstance(event) && condition.test(type.cast(event))) {
                return type.cast(event);
            }
        }
    }

    /** Everything that was passed over or returned so far. */
    List<WorkerEvent> taken() {
        return taken;
    }
}
