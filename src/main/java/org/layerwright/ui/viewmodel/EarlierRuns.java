package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.layerwright.event.RunState;
import org.layerwright.run.RunException;
import org.layerwright.run.RunIndex;
import org.layerwright.ui.fx.Later;

/**
 * Reads runs of the past in the background and shows them. What cannot be read is passed over: the page of runs tells it.
 * Used on the window's thread.
 */
final class EarlierRuns {
    private final ShownRun shown;
    private final Executor background;
    private final Later fx;
    /** The run that was asked for last; an answer for another one comes too late. */
    private Path awaited;

    EarlierRuns(ShownRun shown, Executor background, Later fx) {
        this.shown = shown;
        this.background = background;
        this.fx = fx;
    }

    /** Shows a run unless one is under way or begins meanwhile. */
    void show(Path folder) {
        if (shown.mayBegin()) {
            awaited = folder;
            read(folder, this::showAwaited, () -> {});
        }
    }

    /** Shows the newest run where that can be resumed, unless something is shown by then. */
    void showUnfinished(Path runs) {
        background.execute(() -> {
            try {
                new RunIndex(runs)
                        .newest()
                        .filter(run -> run.state() == RunIndex.State.RESUMABLE)
                        .map(run -> run.folder().path())
                        .ifPresent(folder -> fx.run(Duration.ZERO, () -> showFirst(folder)));
            } catch (RunException e) {
                // Passed over.
            }
        });
    }

    /** Another run is shown: no answer is awaited any more. */
    void forget() {
        awaited = null;
    }

    /**
     * Draws what was noted of a run that goes on.
     *
     * @param then runs in the background afterwards, whether or not the run could be read
     */
    void draw(Path folder, Runnable then) {
        read(folder, shown::draw, then);
    }

    /** Shows a run unless something is shown. */
    void showFirst(Path folder) {
        if (shown.state().get() == RunState.IDLE) {
            show(folder);
        }
    }

    private void showAwaited(EarlierRun run) {
        if (shown.mayBegin() && run.folder().equals(awaited)) {
            shown.show(run);
        }
    }

    private void read(Path folder, Consumer<EarlierRun> found, Runnable then) {
        background.execute(() -> {
            try {
                EarlierRun run = EarlierRun.read(folder);
                fx.run(Duration.ZERO, () -> found.accept(run));
            } catch (RunException e) {
                // Passed over.
            }
            then.run();
        });
    }
}
