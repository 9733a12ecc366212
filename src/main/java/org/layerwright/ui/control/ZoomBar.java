package org.layerwright.ui.control;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.CanvasZoom;

/** The buttons in the corner of the canvas. */
public final class ZoomBar extends HBox {
    private final Subscription subscription;

    public ZoomBar(CanvasZoom zoom, CanvasPane canvas, Texts texts) {
        getStyleClass().add("zoom-bar");
        setAccessibleText(texts.get("canvas.zoom.name"));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Button reset = button("zoom-reset", null, texts.get("canvas.zoom.reset", key("Shortcut+0")), zoom::reset);
        subscription = zoom.factorProperty()
                .subscribe(factor -> reset.setText(texts.get("canvas.zoom.percent", zoom.percent())));
        getChildren()
                .addAll(
                        button(
                                "zoom-out",
                                Feather.MINUS,
                                texts.get("canvas.zoom.out", key("Shortcut+Minus")),
                                () -> zoom.step(-1)),
                        reset,
                        button(
                                "zoom-in",
                                Feather.PLUS,
                                texts.get("canvas.zoom.in", key("Shortcut+Plus")),
                                () -> zoom.step(1)),
                        button(
                                "zoom-height",
                                Feather.MAXIMIZE_2,
                                texts.get("canvas.zoom.height", key("Shortcut+Shift+H")),
                                canvas::fitHeight),
                        button(
                                "zoom-width",
                                Feather.MAXIMIZE,
                                texts.get("canvas.zoom.width", key("Shortcut+Shift+W")),
                                canvas::fitWidth));
    }

    public void dispose() {
        subscription.unsubscribe();
    }

    private static String key(String combination) {
        return KeyCombination.valueOf(combination).getDisplayText();
    }

    private static Button button(String id, Feather icon, String words, Runnable action) {
        Button button = new Button(null, icon == null ? null : Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small", "zoom-button");
        HoverHelp.install(button, () -> words);
        button.setAccessibleText(words);
        button.setFocusTraversable(false); // The keys do the same; the way by Tab stays short.
        button.setOnAction(event -> action.run());
        return button;
    }
}
