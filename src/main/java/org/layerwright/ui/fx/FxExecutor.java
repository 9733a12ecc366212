package org.layerwright.ui.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** The way onto the window's thread, and the only one. Safe to use from any thread. */
public final class FxExecutor implements Executor, Later {
    private final ScheduledExecutorService clock;
    /** What came before there was a window's thread; null once there is one. */
    private List<Runnable> early = new ArrayList<>();

    /** {@link #begin} must be called when JavaFX has started; tasks wait for it. */
    public FxExecutor(BackgroundExecutor background) {
        this.clock = background.clock();
    }

    /** JavaFX has started. */
    public synchronized void begin() {
        if (early != null) {
            early.forEach(Platform::runLater);
            early = null;
        }
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (early != null) {
            early.add(task);
        } else {
            Platform.runLater(task);
        }
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
