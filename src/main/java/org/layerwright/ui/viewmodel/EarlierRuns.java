package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.RunException;
import org.layerwright.run.RunIndex;
import org.layerwright.ui.fx.Later;

/**
 * Reads runs of the past in the background and shows them. What cannot be read is passed over: the page of runs tells it.
 * Used on the window's thread.
 */
final class EarlierRuns {
    /** Events that are drawn at once: a few milliseconds. */
    static final int SLICE = 5000;

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
            read(folder, this::isAwaited, this::showDrawn, () -> {});
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
        read(folder, run -> run.folder().equals(shown.folder().get()), shown::drawn, then);
    }

    /** Shows a run unless something is shown. */
    void showFirst(Path folder) {
        if (shown.state().get() == RunState.IDLE) {
            show(folder);
        }
    }

    private void showDrawn(EarlierRun run) {
        if (isAwaited(run)) {
            shown.show(run);
        } else {
            shown.drawn(run);
        }
    }

    private boolean isAwaited(EarlierRun run) {
        return shown.mayBegin() && run.folder().equals(awaited);
    }

    /**
     * @param wanted whether the run is still to be drawn; asked on the window's thread
     * @param drawn it was, as far as nothing else was shown meanwhile
     */
    private void read(Path folder, Predicate<EarlierRun> wanted, Consumer<EarlierRun> drawn, Runnable then) {
        background.execute(() -> {
            try {
                EarlierRun run = EarlierRun.read(folder);
                fx.run(Duration.ZERO, () -> {
                    if (wanted.test(run)) {
                        shown.beginDrawing(run);
                    }
                });
                // Of a long run there is more than fits into a frame.
                for (int from = 0; from < run.events().size(); from += SLICE) {
                    int to = Math.min(run.events().size(), from + SLICE);
                    List<WorkerEvent> some = run.events().subList(from, to);
                    fx.run(Duration.ZERO, () -> shown.drawSome(run, some));
                }
                fx.run(Duration.ZERO, () -> drawn.accept(run));
            } catch (RunException e) {
                // Passed over.
            }
            then.run();
        });
    }
}
