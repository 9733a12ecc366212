package org.layerwright.ui.fx;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** The way onto the window's thread, and the only one. Safe to use from any thread. */
public final class FxExecutor implements Executor, Later {
    private final ScheduledExecutorService clock;

    public FxExecutor(BackgroundExecutor background) {
        this.clock = background.clock();
    }

    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }

    @Override
    public void run(Duration delay, Runnable task) {
        if (delay.isZero() || delay.isNegative()) {
            execute(task);
        } else {
            clock.schedule(() -> execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
