package org.layerwright.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * The parts of a window that it can be used without, made one after the other once it is shown, with a frame and its
 * events between two of them. Before that they wait; after the last of them each new part is made at once, so that only
 * openings are cut into slices. Used on the window's thread.
 */
public final class Slices {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final boolean sliced;
    private boolean opening;

    private Slices(boolean sliced) {
        this.sliced = sliced;
        opening = sliced;
    }

    /** Makes every part as soon as it is named. */
    public static Slices atOnce() {
        return new Slices(false);
    }

    /** Keeps the parts until {@link #begin}. */
    public static Slices afterShow() {
        return new Slices(true);
    }

    /** Makes a part now or, while the window opens, after those that were named before. */
    public void add(Runnable part) {
        if (opening) {
            waiting.add(part);
        } else {
            part.run();
        }
    }

    /** The window is shown: makes the parts, each when the one before is on the screen. */
    public void begin(Scene scene) {
        if (opening) {
            // The first frame is for the user: what is done while it is seen comes before the first part.
            afterNextFrame(scene, () -> begin(task -> afterNextFrame(scene, task)));
        }
    }

    /** @param nextFrame runs a task after the next frame is drawn */
    void begin(Consumer<Runnable> nextFrame) {
        nextFrame.accept(() -> {
            Runnable next = waiting.poll();
            if (next == null) {
                opening = false;
            } else {
                next.run();
                begin(nextFrame);
            }
        });
    }

    private static void afterNextFrame(Scene scene, Runnable task) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                Platform.runLater(task);
            }
        });
        Platform.requestNextPulse();
    }

    /** Keeps the parts once more until {@link #begin}, because the shown window or a page of it is to be built anew. */
    public void reopen() {
        finish();
        opening = sliced;
    }

    /** Makes all that waits at once, because the window is to be rebuilt or closed. */
    public void finish() {
        opening = false;
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    /** Whether nothing waits any more. */
    public boolean isDone() {
        return !opening && waiting.isEmpty();
    }
}
