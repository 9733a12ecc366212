package org.layerwright.ui.view.results;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** A canvas that fills its region and takes its colours from the stylesheet, so that it follows the theme. */
abstract class InkCanvas extends Region {
    /** What colours are for. */
    enum Ink {
        TEXT,
        MUTED,
        GRID,
        GROUND,
        FOCUS,
        CURVE_1,
        CURVE_2,
        CURVE_3,
        CURVE_4,
        CURVE_5,
        CURVE_6
    }

    private static final int CURVES = 6;

    private final Canvas canvas = new Canvas();
    private final Map<Ink, Text> inks = new EnumMap<>(Ink.class);

    InkCanvas() {
        getStyleClass().add("ink-canvas");
        getChildren().add(canvas);
        for (Ink ink : Ink.values()) {
            // An empty text draws nothing, and the stylesheet gives it the colour.
            Text carrier = new Text();
            carrier.getStyleClass()
                    .add("ink-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            carrier.setManaged(false);
            carrier.fillProperty().addListener(observable -> requestDraw());
            inks.put(ink, carrier);
            getChildren().add(carrier);
        }
    }

    Color ink(Ink ink) {
        return inks.get(ink).getFill() instanceof Color color ? color : Color.GRAY;
    }

    /** The colour of a class or curve; after six they come again, so marks have to tell them apart too. */
    Color curve(int index) {
        return ink(Ink.values()[Ink.CURVE_1.ordinal() + index % CURVES]);
    }

    void requestDraw() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        if (getWidth() > 0 && getHeight() > 0) {
            draw(g, getWidth(), getHeight());
        }
    }

    abstract void draw(GraphicsContext g, double width, double height);
}
