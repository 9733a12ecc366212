package org.layerwright.ui.viewmodel.look;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks one question at a time. What is asked meanwhile waits, only the last of it is kept, and the answer to the one
 * before is dropped as stale. Used on the window's thread.
 */
final class LatestQuestion<T> {
    private final Executor window;
    private final Consumer<T> answer;
    private final Consumer<Throwable> failure;
    private boolean open;
    private boolean stale;
    private Supplier<CompletableFuture<T>> waiting;

    LatestQuestion(Executor window, Consumer<T> answer, Consumer<Throwable> failure) {
        this.window = window;
        this.answer = answer;
        this.failure = failure;
    }

    boolean isOpen() {
        return open;
    }

    void ask(Supplier<CompletableFuture<T>> question) {
        if (open) {
            stale = true;
            waiting = question;
            return;
        }
        open = true;
        stale = false;
        question.get().whenComplete((value, error) -> window.execute(() -> answered(value, error)));
    }

    /** Nobody wants the answers any more. */
    void forget() {
        stale = true;
        waiting = null;
    }

    private void answered(T value, Throwable error) {
        open = false;
        Supplier<CompletableFuture<T>> next = waiting;
        waiting = null;
        if (!stale) {
            if (error == null) {
                answer.accept(value);
            } else {
                failure.accept(error);
            }
        }
        if (next != null) {
            ask(next);
        }
    }
}
