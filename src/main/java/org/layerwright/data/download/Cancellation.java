package org.layerwright.data.download;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a download is to end, and a way to wake whoever waits. */
final class Cancellation {
    private static final Runnable NOTHING = () -> {};

    private final CountDownLatch cancelled = new CountDownLatch(1);
    private Runnable wake = NOTHING;

    void cancel() {
        cancelled.countDown();
        Runnable waker;
        synchronized (this) {
            waker = wake;
        }
        waker.run();
    }

    /** Sets what a cancel does besides; at once, where it has come already. */
    void onCancel(Runnable waker) {
        synchronized (this) {
            wake = waker;
        }
        if (isCancelled()) {
            waker.run();
        }
    }

    void clear() {
        onCancel(NOTHING);
    }

    boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** @throws CancellationException if it is to end */
    void check() {
        if (isCancelled()) {
            throw new CancellationException();
        }
    }

    /** Waits, unless it is to end. */
    void pause(Duration duration) {
        try {
            if (cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CancellationException();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** A thread that is interrupted ends its download. */
    static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException();
    }
}
