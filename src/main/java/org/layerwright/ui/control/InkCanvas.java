package org.layerwright.ui.control;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** A canvas that fills its region and takes its colours from the stylesheet, so that it follows the theme. */
public abstract class InkCanvas extends Region {
    /** What colours are for. */
    public enum Ink {
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

    private final Paper paper = new Paper(this::requestDraw);
    private final Map<Ink, Text> inks = new EnumMap<>(Ink.class);

    protected InkCanvas() {
        getStyleClass().add("ink-canvas");
        getChildren().add(paper);
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

    protected final Color ink(Ink ink) {
        return inks.get(ink).getFill() instanceof Color color ? color : Color.GRAY;
    }

    /** The colour of a class or curve; after six they come again, so marks have to tell them apart too. */
    protected final Color curve(int index) {
        return ink(Ink.values()[Ink.CURVE_1.ordinal() + index % CURVES]);
    }

    /** The border between two pixels of the screen that is nearest to a place: an edge there is sharp. */
    protected final double edge(double place) {
        double pixels = paper.screenPixels();
        return Math.round(place * pixels) / pixels;
    }

    /** How wide a line is that is about one unit wide and fills whole pixels of the screen. */
    protected final double thin() {
        double pixels = paper.screenPixels();
        return Math.max(1, Math.round(pixels)) / pixels;
    }

    /** The middle of a {@link #thin} line that begins at the edge nearest to a place, and is sharp there. */
    protected final double middle(double place) {
        return edge(place) + thin() / 2;
    }

    /** Fills a rectangle whose sides are moved to the nearest edges of pixels. */
    protected final void fillSharp(GraphicsContext g, double left, double top, double right, double bottom) {
        g.fillRect(edge(left), edge(top), edge(right) - edge(left), edge(bottom) - edge(top));
    }

    /** Draws a thin line inside a rectangle whose sides are moved to the nearest edges of pixels. */
    protected final void strokeSharp(GraphicsContext g, double left, double top, double right, double bottom) {
        double thin = thin();
        g.setLineWidth(thin);
        g.strokeRect(
                edge(left) + thin / 2,
                edge(top) + thin / 2,
                edge(right) - edge(left) - thin,
                edge(bottom) - edge(top) - thin);
    }

    protected final void requestDraw() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        paper.size(getWidth(), getHeight());
        paper.clear();
        if (getWidth() > 0 && getHeight() > 0) {
            draw(paper.pen(), getWidth(), getHeight());
        }
    }

    /** Draws everything, in the units of the layout, on an empty sheet. */
    protected abstract void draw(GraphicsContext g, double width, double height);
}
