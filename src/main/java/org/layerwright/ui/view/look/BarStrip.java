package org.layerwright.ui.view.look;

import java.util.function.IntConsumer;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Numbers as upright bars, above and below a zero line; many are drawn as the largest of their neighbours. */
final class BarStrip extends Pane {
    private static final double THINNEST = 2;
    private float[] values = {};

    BarStrip(double width, double height) {
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
        getChildren().clear();
        double range = high - low;
        double width = getPrefWidth() / Math.max(1, bars);
        for (int i = 0; i < bars; i++) {
            float value = strongest(i * values.length / bars, (i + 1) * values.length / bars);
            Region bar = new Region();
            bar.getStyleClass().add(value < 0 ? "below" : "above");
            double size = range == 0 ? 0 : Math.abs(value) / range * getPrefHeight();
            double zero = range == 0 ? getPrefHeight() : high / range * getPrefHeight();
            bar.setManaged(false);
            double gap = width > 4 ? 1 : 0;
            bar.resizeRelocate(i * width, value < 0 ? zero : zero - size, width - gap, Math.max(1, size));
            getChildren().add(bar);
        }
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
