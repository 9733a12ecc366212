package org.layerwright.ui.viewmodel.data;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.layerwright.data.Progress;

/** Numbers the questions to the background, so that an answer that another question has overtaken is dropped. */
final class Latest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Executor window;

    /** @param window runs tasks on the window's thread */
    Latest(Executor window) {
        this.window = window;
    }

    /** A new question; the ones before no longer count. */
    int ask() {
        return asked.incrementAndGet();
    }

    /** The last question. */
    int now() {
        return asked.get();
    }

    boolean is(int question) {
        return asked.get() == question;
    }

    /** Does something on the window's thread, if the question still counts by then. */
    void answer(int question, Runnable task) {
        window.execute(() -> {
            if (is(question)) {
                task.run();
            }
        });
    }

    /**
     * Tells each percent once, as a share in [0, 1] on the window's thread. It ends what is under way by a
     * {@link CancellationException} as soon as the question no longer counts.
     */
    Progress progress(int question, DoubleConsumer told) {
        int[] last = {0};
        return (done, total) -> {
            if (!is(question)) {
                throw new CancellationException();
            }
            int percent = (int) (100 * done / Math.max(1, total));
            if (percent != last[0]) {
                last[0] = percent;
                answer(question, () -> told.accept(percent / 100.0));
            }
        };
    }
}
