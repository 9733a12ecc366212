package org.layerwright.ui.control;

import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** When a node is drawn: about 20 times a second at most, and only while it is visible and something changed. */
final class PlotPace {
    /** A little below 50 ms, as updates that come every 50 ms come a little early now and then. */
    private static final long NANOS_BETWEEN = 46_000_000;

    private final Node node;
    private final Runnable draw;
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
        this.node = node;
        this.draw = draw;
        node.sceneProperty().flatMap(Scene::windowProperty).addListener((observable, before, now) -> follow(now));
    }

    /** Something changed: it is drawn at its time. */
    void changed() {
        due = true;
        if (waited() && isOnScreen()) {
            // Without the timer, which would keep the toolkit beating at 60 times a second.
            draw.run();
        } else if (window != null) {
            timer.start();
        }
    }

    /** The user did something: it is drawn with the next beat. */
    void request() {
        due = true;
        urgent = true;
        if (window != null) {
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
        if (window == null || !window.isShowing()) {
            // Woken again by the window or the scene.
            timer.stop();
            return;
        }
        // Nobody tells when a parent becomes visible again, so the timer goes on looking.
        if (isOnScreen() && (urgent || due && waited())) {
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
        if (window == null || !window.isShowing()) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
