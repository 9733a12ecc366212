package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.layerwright.run.RunException;
import org.layerwright.run.RunIndex;
import org.layerwright.ui.fx.Later;

/** Reads runs of the past in the background. What cannot be read is passed over: the page of runs tells it. */
final class EarlierRuns {
    private final Executor background;
    private final Later fx;

    EarlierRuns(Executor background, Later fx) {
        this.background = background;
        this.fx = fx;
    }

    /** @param found hears the run on the window's thread */
    void read(Path folder, Consumer<EarlierRun> found) {
        read(folder, found, () -> {});
    }

    /**
     * @param found hears the run on the window's thread
     * @param then runs in the background afterwards, whether or not the run could be read
     */
    void read(Path folder, Consumer<EarlierRun> found, Runnable then) {
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

    /** @param found hears the folder of the newest run, where that can be resumed */
    void newestUnfinished(Path runs, Consumer<Path> found) {
        background.execute(() -> {
            try {
                new RunIndex(runs)
                        .list().stream()
                                .limit(1)
                                .filter(run -> run.state() == RunIndex.State.RESUMABLE)
                                .map(run -> run.folder().path())
                                .forEach(folder -> fx.run(Duration.ZERO, () -> found.accept(folder)));
            } catch (RunException e) {
                // Passed over.
            }
        });
    }
}
