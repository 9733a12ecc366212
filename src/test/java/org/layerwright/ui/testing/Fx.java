package org.layerwright.ui.testing;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.layerwright.ui.view.Look;

/**
 * Runs test code on the JavaFX application thread, without a display.
 *
 * <p>The toolkit starts once for each JVM and stays. What the code throws is thrown to the test as it is.
 */
public final class Fx {
    private static final long TIMEOUT_SECONDS = 30;
    /** For what real workers do, on a busy machine as well. */
    private static final long PATIENCE_SECONDS = 120;

    private Fx() {}

    /** Code that may throw anything. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** Runs {@code action} on the application thread and returns when it has ended. */
    public static void run(Action action) {
        get(() -> {
            action.run();
            return null;
        });
    }

    /** Runs {@code task} on the application thread and returns its result. */
    public static <T> T get(Callable<T> task) {
        requireToolkit();
        return Platform.isFxApplicationThread() ? call(task) : await(submit(task));
    }

    /**
     * Returns when everything already queued on the application thread has run and the layout has been drawn: two
     * pulses have passed since, of which the second began after the first had ended.
     *
     * @throws IllegalStateException on the application thread, where it would wait for itself
     */
    public static void settle() {
        requireToolkit();
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("Fx.settle must not be called on the JavaFX application thread.");
        }
        CompletableFuture<Void> settled = new CompletableFuture<>();
        Platform.runLater(() -> new PulseCount(2, settled).start());
        await(settled);
        // A pulse may have queued more; it runs before this returns.
        await(submit(() -> null));
    }

    /**
     * Returns when something holds; looked at in each frame, on the application thread.
     *
     * @throws AssertionError where it does not within a minute or two
     */
    public static void await(BooleanSupplier condition) {
        CompletableFuture<Void> holds = new CompletableFuture<>();
        AnimationTimer look = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (condition.getAsBoolean()) {
                        holds.complete(null);
                    }
                } catch (RuntimeException | AssertionError e) {
                    holds.completeExceptionally(e);
                }
            }
        };
        run(look::start);
        try {
            holds.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Fx.<RuntimeException>unchecked(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("Waited for " + PATIENCE_SECONDS + " s in vain.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the window.", e);
        } finally {
            run(look::stop);
        }
    }

    /** Why the toolkit cannot run here, in one sentence, or nothing when it runs. */
    static Optional<String> problem() {
        return Toolkit.PROBLEM;
    }

    private static void requireToolkit() {
        problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
    }

    private static <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable thrown) { // Assertion errors too belong to the test.
                result.completeExceptionally(thrown);
            }
        });
        return result;
    }

    private static <T> T call(Callable<T> task) {
        try {
            return task.call();
        } catch (Exception e) {
            throw Fx.<RuntimeException>unchecked(e);
        }
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Fx.<RuntimeException>unchecked(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "The JavaFX application thread did not answer within " + TIMEOUT_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the JavaFX application thread.", e);
        }
    }

    /** Throws {@code thrown} as it is, so that a test sees its own exception and not one around it. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /** Completes a future after a number of pulses. */
    private static final class PulseCount extends AnimationTimer {
        private final CompletableFuture<Void> done;
        private int left;

        PulseCount(int pulses, CompletableFuture<Void> done) {
            this.left = pulses;
            this.done = done;
        }

        @Override
        public void handle(long now) {
            // The timer runs at the beginning of a pulse, so one more call means that the last one was drawn.
            if (left-- == 0) {
                stop();
                done.complete(null);
            }
        }
    }

    /**
     * Starts the toolkit and draws a text, since the libraries for fonts are loaded last. Our font comes before it, as
     * in the program: fallbacks are looked up with the first text, and Chinese would be empty boxes of another width.
     */
    private static Optional<String> start() {
        try {
            Look.loadFonts();
            CompletableFuture<Void> started = new CompletableFuture<>();
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                started.complete(null);
            });
            started.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            submit(() -> new Scene(new Label("Layerwright")).snapshot(null)).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The start of the JavaFX toolkit was interrupted.");
        } catch (Exception | LinkageError e) {
            return Optional.of("The JavaFX toolkit cannot start here (" + root(e) + "). On Debian and Ubuntu"
                    + " \"apt-get install " + PACKAGE + "\" installs what it needs.");
        }
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    /**
     * Holds the outcome of the one start of the toolkit. It has no lambda of its own: one would run on the application
     * thread while this class is still being initialised, and wait for it for ever.
     */
    private static final class Toolkit {
        static final Optional<String> PROBLEM = start();
    }

    /** The Debian package whose libraries the toolkit loads to draw text; .ci/run and the README name the same. */
    private static final String PACKAGE = "libpangoft2-1.0-0";
}
