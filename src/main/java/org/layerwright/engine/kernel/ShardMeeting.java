package org.layerwright.engine.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the shards of a batch meet in the middle of a step, to add up what each has counted. Every shard must come as
 * often as the others do, also one without samples. Where a shard fails, {@link #breakUp} releases the others. A meeting
 * allocates nothing.
 */
public final class ShardMeeting {
    /** Thrown where the others wait in vain, because one has failed. Says nothing itself: look at the other failure. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Broken() {
            super("Another shard has failed.", null, false, false);
        }
    }

    private static final int SPINS = 20_000;

    private final int shards;
    private final Broken broken = new Broken();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicReferenceArray<Thread> waiting;
    private final Map<String, double[][]> boards = new HashMap<>();
    private volatile int generation;
    private volatile boolean isBroken;

    public ShardMeeting(int shards) {
        this.shards = shards;
        this.waiting = new AtomicReferenceArray<>(shards);
    }

    /**
     * A row for each shard that all of them may read after a {@link #await}: the same arrays for each caller of the
     * same name. Only while kernels are made, which happens on one thread.
     */
    double[][] board(String name, int length) {
        return boards.computeIfAbsent(name, key -> new double[shards][length]);
    }

    /** Waits until all shards have come. What they wrote before is then seen by all. */
    public void await(int shard) {
        if (shards == 1) {
            return;
        }
        if (isBroken) {
            throw broken;
        }
        waiting.set(shard, Thread.currentThread());
        int mine = generation;
        if (arrived.incrementAndGet() == shards) {
            arrived.set(0);
            generation = mine + 1;
            wake();
            return;
        }
        for (int i = 0; generation == mine; i++) {
            if (isBroken) {
                throw broken;
            }
            if (i < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
    }

    /** Releases all who wait, now and until {@link #open}: they get {@link Broken}. */
    public void breakUp() {
        isBroken = true;
        wake();
    }

    /** Begins anew, while nobody is inside. */
    public void open() {
        arrived.set(0);
        isBroken = false;
    }

    private void wake() {
        for (int i = 0; i < shards; i++) {
            Thread thread = waiting.get(i);
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }
}
