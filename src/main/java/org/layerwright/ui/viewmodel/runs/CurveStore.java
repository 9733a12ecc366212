package org.layerwright.ui.viewmodel.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.layerwright.run.RunException;
import org.layerwright.ui.viewmodel.EarlierRun;
import org.layerwright.ui.viewmodel.TrainingCurves;

/** Reads the curves of runs in the background and keeps those read last. Belongs to the window's thread. */
final class CurveStore {
    /** As many as there are colours that can be told apart. */
    static final int MOST = 6;

    private final Executor background;
    private final Executor window;
    private Map<RunRow, TrainingCurves> kept = Map.of();
    private int asked;

    CurveStore(Executor background, Executor window) {
        this.background = background;
        this.window = window;
    }

    /** @param answer gets the curves in the order of the runs, on the window's thread, unless others are asked for */
    void read(List<RunRow> runs, Consumer<List<RunCurves>> answer) {
        int request = ++asked;
        Map<RunRow, TrainingCurves> before = kept;
        List<RunRow> wanted = runs.stream().limit(MOST).toList();
        background.execute(() -> {
            Map<RunRow, TrainingCurves> found = new LinkedHashMap<>();
            for (RunRow run : wanted) {
                TrainingCurves known = before.get(run);
                found.put(run, known != null ? known : curves(run));
            }
            window.execute(() -> {
                if (request == asked) {
                    kept = found;
                    List<RunCurves> all = new ArrayList<>();
                    found.forEach((run, curves) -> all.add(new RunCurves(run, curves)));
                    answer.accept(List.copyOf(all));
                }
            });
        });
    }

    private static TrainingCurves curves(RunRow run) {
        try {
            return EarlierRun.read(run.path()).curves();
        } catch (RunException e) {
            return new TrainingCurves();
        }
    }
}
