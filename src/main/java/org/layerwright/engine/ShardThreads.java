package org.layerwright.engine;

import java.util.concurrent.locks.LockSupport;
import org.layerwright.engine.kernel.ShardMeeting;

/**
 * Runs one task per shard at a time, each on its own thread, and waits for all. The caller's thread takes shard 0.
 * Waiting threads first spin, because the next task mostly comes within microseconds, and then park, so that a paused
 * run costs nothing. A run allocates nothing.
 */
final class ShardThreads implements AutoCloseable {
    /** What is done for each shard. */
    interface Task {
        void run(int shard);
    }

    private static final int SPINS = 20_000;

    private final Worker[] workers;
    private final Task task;
    private final ShardMeeting meeting;
    private volatile int round;
    private volatile boolean closed;

    /** @param meeting where the shards may meet while the task runs; broken up where one of them fails */
    ShardThreads(int shards, ShardMeeting meeting, Task task) {
        this.task = task;
        this.meeting = meeting;
        this.workers = new Worker[shards - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
            workers[i].start();
        }
    }

    /** Runs the task for every shard and returns when all are done; the first failure is thrown. */
    void run() {
        meeting.open();
        Thread caller = Thread.currentThread();
        for (Worker worker : workers) {
            worker.caller = caller;
        }
        int current = round + 1;
        round = current;
        for (Worker worker : workers) {
            LockSupport.unpark(worker);
        }
        Throwable failure = attempt(0);
        for (Worker worker : workers) {
            worker.await(current);
            failure = failure == null || failure instanceof ShardMeeting.Broken ? worker.failure : failure;
        }
        rethrow(failure);
    }

    private Throwable attempt(int shard) {
        try {
            task.run(shard);
            return null;
        } catch (RuntimeException | Error thrown) {
            meeting.breakUp();
            return thrown;
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Worker worker : workers) {
            LockSupport.unpark(worker);
        }
        boolean interrupted = false;
        for (Worker worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Worker extends Thread {
        private final int shard;
        private volatile int done;
        private volatile Thread caller;
        private Throwable failure;

        Worker(int shard) {
            super("layerwright-shard-" + shard);
            this.shard = shard;
            setDaemon(true);
        }

        @Override
        public void run() {
            int seen = 0;
            while (awaitRound(seen)) {
                seen = round;
                failure = attempt(shard);
                done = seen;
                LockSupport.unpark(caller);
            }
        }

        private boolean awaitRound(int seen) {
            for (int i = 0; round == seen && !closed; i++) {
                if (i < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            return !closed;
        }

        void await(int wanted) {
            for (int i = 0; done != wanted; i++) {
                if (i < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
        }
    }
}
