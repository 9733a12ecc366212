package org.layerwright.ui.control;

import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** When a node is drawn: about 20 times a second at most, and only while it is visible and something changed. */
final class PlotPace {
    /** A little below 50 ms, as updates that come every 50 ms come a little early now and then. */
    private static final long NANOS_BETWEEN = 46_000_000;

    private final Runnable draw;
    private final ObservableValue<Boolean> seen;
    private final InvalidationListener showing = observable -> request();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick();
        }
    };
    private Window window;
    private long lastDraw = Long.MIN_VALUE / 2;
    private boolean due;
    private boolean urgent;

    PlotPace(Node node, Runnable draw) {
        this.draw = draw;
        seen = Sight.of(node);
        node.sceneProperty().flatMap(Scene::windowProperty).addListener((observable, before, now) -> follow(now));
        seen.addListener((observable, before, now) -> request());
    }

    /** Something changed: it is drawn at its time. */
    void changed() {
        due = true;
        if (!isOnScreen()) {
            return;
        }
        if (waited()) {
            // Without the timer, which would keep the toolkit beating at 60 times a second.
            draw.run();
        } else {
            timer.start();
        }
    }

    /** The user did something: it is drawn with the next beat. */
    void request() {
        due = true;
        urgent = true;
        if (isOnScreen()) {
            timer.start();
        }
    }

    /** It is being drawn now. */
    void drawn() {
        lastDraw = System.nanoTime();
        due = false;
        urgent = false;
    }

    boolean isDue() {
        return due;
    }

    /** Pixels of the screen for one of ours. */
    double scale() {
        return window == null ? 1 : Math.max(1, window.getRenderScaleX());
    }

    private void tick() {
        if (!isOnScreen()) {
            // Woken again by the window, the scene or whatever hides it.
            timer.stop();
            return;
        }
        if (urgent || due && waited()) {
            draw.run();
        }
        if (!due && !urgent) {
            timer.stop();
        }
    }

    private boolean waited() {
        return System.nanoTime() - lastDraw >= NANOS_BETWEEN;
    }

    private void follow(Window newWindow) {
        if (window != null) {
            window.showingProperty().removeListener(showing);
            window.renderScaleXProperty().removeListener(showing);
        }
        window = newWindow;
        if (window != null) {
            window.showingProperty().addListener(showing);
            window.renderScaleXProperty().addListener(showing);
        }
        request();
    }

    private boolean isOnScreen() {
        return window != null && window.isShowing() && seen.getValue();
    }
}
