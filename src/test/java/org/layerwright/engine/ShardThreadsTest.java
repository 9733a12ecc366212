package org.layerwright.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.layerwright.engine.kernel.ShardMeeting;

/** Shards that meet in the middle of a task, one of which fails before it comes there. */
@Timeout(60)
class ShardThreadsTest {
    private static final int SHARDS = 3;

    /** The others wait at the meeting; they must be released, and what is thrown is the failure itself. */
    @Test
    void aFailureReleasesTheOthersAndTheNextRunIsSound() {
        ShardMeeting meeting = new ShardMeeting(SHARDS);
        AtomicInteger failing = new AtomicInteger();
        AtomicInteger met = new AtomicInteger();
        IllegalStateException failure = new IllegalStateException("on purpose");
        try (ShardThreads threads = new ShardThreads(SHARDS, meeting, shard -> {
            if (shard == failing.get()) {
                throw failure;
            }
            meeting.await(shard);
            met.incrementAndGet();
        })) {
            for (int shard = 0; shard < SHARDS; shard++) {
                failing.set(shard);
                assertSame(failure, assertThrows(IllegalStateException.class, threads::run));
                assertEquals(0, met.get());
                failing.set(-1);
                threads.run();
                assertEquals(SHARDS, met.getAndSet(0));
            }
        }
    }
}
