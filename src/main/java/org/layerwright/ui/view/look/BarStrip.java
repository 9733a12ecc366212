package org.layerwright.ui.view.look;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;

/** Numbers as upright bars, above and below a zero line; many are drawn as the largest of their neighbours. */
final class BarStrip extends Pane {
    private static final double THINNEST = 2;
    /** One node each for all bars: they are drawn anew twice a second. */
    private final Path above = bars("above");

    private final Path below = bars("below");
    private float[] values = {};

    BarStrip(double width, double height) {
        getChildren().addAll(above, below);
        getStyleClass().add("bar-strip");
        setPrefSize(width, height);
        setMinSize(width, height);
        setMaxSize(width, height);
    }

    void show(float... newValues) {
        values = newValues.clone();
        int bars = bars();
        float high = 0;
        float low = 0;
        for (float value : values) {
            high = Math.max(high, value);
            low = Math.min(low, value);
        }
        List<PathElement> up = new ArrayList<>();
        List<PathElement> down = new ArrayList<>();
        double range = high - low;
        double width = getPrefWidth() / Math.max(1, bars);
        double zero = range == 0 ? getPrefHeight() : high / range * getPrefHeight();
        for (int i = 0; i < bars; i++) {
            float value = strongest(i * values.length / bars, (i + 1) * values.length / bars);
            double size = range == 0 ? 0 : Math.abs(value) / range * getPrefHeight();
            double gap = width > 4 ? 1 : 0;
            double top = value < 0 ? zero : zero - size;
            add(value < 0 ? down : up, i * width, top, width - gap, Math.max(1, size));
        }
        above.getElements().setAll(up);
        below.getElements().setAll(down);
    }

    private static Path bars(String styleClass) {
        Path path = new Path();
        path.getStyleClass().add(styleClass);
        path.setStroke(null);
        path.setManaged(false);
        return path;
    }

    private static void add(List<PathElement> path, double x, double y, double width, double height) {
        path.add(new MoveTo(x, y));
        path.add(new HLineTo(x + width));
        path.add(new VLineTo(y + height));
        path.add(new HLineTo(x));
        path.add(new ClosePath());
    }

    /** Hears the number that is clicked. */
    void onOpen(IntConsumer open) {
        setOnMouseClicked(event -> {
            int index = (int) (event.getX() / getPrefWidth() * values.length);
            if (index >= 0 && index < values.length) {
                open.accept(index);
            }
        });
    }

    private int bars() {
        return (int) Math.min(values.length, getPrefWidth() / THINNEST);
    }

    private float strongest(int from, int to) {
        float found = values[from];
        for (int i = from + 1; i < to; i++) {
            found = Math.abs(values[i]) > Math.abs(found) ? values[i] : found;
        }
        return found;
    }
}
