package org.layerwright.ui.control;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.layerwright.ui.control.PlotCurve.Marker;

/** The small things that plots are drawn with: markers, samples of curves, widths of texts. */
final class PlotPen {
    static final double MARKER = 4;

    private static final double SAMPLE = 22;
    private static final int MOST_WIDTHS = 500;

    private final GraphicsContext gc;
    private final Text measure = new Text();
    private final Map<Font, Map<String, Double>> widths = new HashMap<>();

    PlotPen(GraphicsContext gc) {
        this.gc = gc;
    }

    GraphicsContext gc() {
        return gc;
    }

    /** Texts come again with every update, and measuring one is dear. */
    double width(String text, Font font) {
        Map<String, Double> known = widths.computeIfAbsent(font, key -> new HashMap<>());
        if (known.size() > MOST_WIDTHS) {
            known.clear();
        }
        return known.computeIfAbsent(text, key -> {
            measure.setFont(font);
            measure.setText(text);
            return Math.ceil(measure.getLayoutBounds().getWidth());
        });
    }

    static Font bold(Font font) {
        return Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
    }

    static double sampleWidth(PlotCurve.Style style) {
        return style.width() > 0 ? SAMPLE : 2 * MARKER;
    }

    /** A short piece of a curve, as the legend and the hover box show it. */
    void sample(PlotCurve.Style style, PlotColours colours, double x, double y) {
        Color colour = colours.curve(style.colour());
        if (style.width() > 0) {
            gc.setStroke(colour);
            gc.setLineWidth(style.width());
            if (style.dash() > 0) {
                gc.setLineDashes(style.dash(), style.dash());
            }
            gc.strokeLine(x, y, x + SAMPLE, y);
            gc.setLineDashes((double[]) null);
        }
        marker(style.marker(), x + sampleWidth(style) / 2, y, colour, colours.background());
    }

    void marker(Marker marker, double x, double y, Color colour, Color inside) {
        switch (marker) {
            case CIRCLE -> {
                gc.setFill(inside);
                gc.fillOval(x - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER);
                gc.setStroke(colour);
                gc.setLineWidth(1.6);
                gc.strokeOval(x - MARKER + 0.8, y - MARKER + 0.8, 2 * MARKER - 1.6, 2 * MARKER - 1.6);
            }
            case DIAMOND -> {
                gc.setFill(colour);
                double r = MARKER + 0.5;
                gc.fillPolygon(new double[] {x, x + r, x, x - r}, new double[] {y - r, y, y + r, y}, 4);
            }
            case NONE -> {}
        }
    }

    /** To a whole pixel of the screen. */
    static double snap(double value, double scale) {
        return Math.round(value * scale) / scale;
    }
}
