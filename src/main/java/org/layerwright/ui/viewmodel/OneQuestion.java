package org.layerwright.ui.viewmodel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps questions from piling up: the next one is asked only after the answer to the one before, and of those that come
 * meanwhile only the last. With {@link #ask} every answer is shown, so that a picture keeps moving while one draws; with
 * {@link #askInstead} only the one to the last question. Used on the window's thread.
 */
public final class OneQuestion<T> {
    private final Executor window;
    private final Consumer<T> answer;
    private final Consumer<Throwable> failure;
    private boolean open;
    private boolean unwanted;
    private Supplier<CompletableFuture<T>> waiting;

    public OneQuestion(Executor window, Consumer<T> answer, Consumer<Throwable> failure) {
        this.window = window;
        this.answer = answer;
        this.failure = failure;
    }

    public boolean isOpen() {
        return open;
    }

    public void ask(Supplier<CompletableFuture<T>> question) {
        if (open) {
            waiting = question;
            return;
        }
        open = true;
        unwanted = false;
        question.get().whenComplete((value, error) -> window.execute(() -> answered(value, error)));
    }

    /** Asks this in place of whatever was asked before, the answers to which would be out of date. */
    public void askInstead(Supplier<CompletableFuture<T>> question) {
        forget();
        ask(question);
    }

    /** The answers to what was asked so far are not wanted any more. */
    public void forget() {
        unwanted = true;
        waiting = null;
    }

    private void answered(T value, Throwable error) {
        open = false;
        Supplier<CompletableFuture<T>> next = waiting;
        waiting = null;
        if (!unwanted) {
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
