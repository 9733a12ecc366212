package org.layerwright.ui.view;

import java.util.List;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.ui.viewmodel.CanvasZoom;

/** What can be done on the canvas from the menu. Those that need the canvas itself do nothing before it is there. */
final class CanvasCommands {
    static final KeyCombination IN = KeyCombination.valueOf("Shortcut+Plus");
    static final KeyCombination OUT = KeyCombination.valueOf("Shortcut+Minus");
    static final KeyCombination RESET = KeyCombination.valueOf("Shortcut+0");
    static final KeyCombination HEIGHT = KeyCombination.valueOf("Shortcut+Shift+H");
    static final KeyCombination WIDTH = KeyCombination.valueOf("Shortcut+Shift+W");
    static final KeyCombination NEXT_PROBLEM = KeyCombination.valueOf("F8");

    private final CanvasZoom zoom;
    private Runnable fitHeight = () -> {};
    private Runnable fitWidth = () -> {};
    private Runnable nextProblem = () -> {};

    CanvasCommands(CanvasZoom zoom) {
        this.zoom = zoom;
    }

    /** Gives them the canvas of the language of the moment. */
    void connect(Runnable toHeight, Runnable toWidth, Runnable toNextProblem) {
        fitHeight = toHeight;
        fitWidth = toWidth;
        nextProblem = toNextProblem;
    }

    List<PageCommand> all() {
        return List.of(
                new PageCommand("canvas.menu.zoom-in", Feather.ZOOM_IN, IN, () -> zoom.step(1)),
                new PageCommand("canvas.menu.zoom-out", Feather.ZOOM_OUT, OUT, () -> zoom.step(-1)),
                new PageCommand("canvas.menu.zoom-reset", null, RESET, zoom::reset),
                new PageCommand("canvas.menu.zoom-height", Feather.MAXIMIZE_2, HEIGHT, () -> fitHeight.run()),
                new PageCommand("canvas.menu.zoom-width", Feather.MAXIMIZE, WIDTH, () -> fitWidth.run()),
                new PageCommand(
                        "canvas.menu.next-problem", Feather.ALERT_TRIANGLE, NEXT_PROBLEM, () -> nextProblem.run()));
    }
}
