package org.layerwright.ui.view.runs;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** What a plot tells of one point: a box beside it with a title and a few lines. */
final class PointBox {
    private static final Font FONT = Font.font(11);
    private static final Font BOLD = Font.font(FONT.getFamily(), FontWeight.BOLD, FONT.getSize());
    private static final double GAP = 8;
    private static final double LINE = 17;
    private static final double BESIDE = 14;

    private final Text measure = new Text();

    /** What is told, and how much it is. */
    record Line(String label, String value) {}

    record Inks(Color ground, Color muted, Color text) {}

    /** Draws the box beside a place of a plot of some size. */
    void draw(GraphicsContext g, String title, List<Line> lines, Point2D at, double width, double height, Inks inks) {
        double labels = lines.stream()
                .mapToDouble(line -> width(line.label(), FONT))
                .max()
                .orElse(0);
        double values = lines.stream()
                .mapToDouble(line -> width(line.value(), BOLD))
                .max()
                .orElse(0);
        double w = Math.max(width(title, BOLD), labels + 2 * GAP + values) + 2 * GAP;
        double h = LINE * (lines.size() + 1) + GAP;
        boolean right = at.getX() + BESIDE + w <= width;
        double x = Math.rint(Math.max(2, right ? at.getX() + BESIDE : at.getX() - BESIDE - w)) + 0.5;
        double y = Math.rint(Math.max(2, Math.min(height - h - 2, at.getY() - h / 2))) + 0.5;
        g.setFill(inks.ground());
        g.fillRoundRect(x, y, w, h, 6, 6);
        g.setStroke(inks.muted());
        g.setLineWidth(1);
        g.strokeRoundRect(x, y, w, h, 6, 6);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFont(BOLD);
        g.setFill(inks.text());
        double lineY = y + GAP / 2 + LINE / 2;
        g.fillText(title, x + GAP, lineY);
        for (Line line : lines) {
            lineY += LINE;
            g.setTextAlign(TextAlignment.LEFT);
            g.setFont(FONT);
            g.setFill(inks.muted());
            g.fillText(line.label(), x + GAP, lineY);
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFont(BOLD);
            g.setFill(inks.text());
            g.fillText(line.value(), x + w - GAP, lineY);
        }
        g.setFont(FONT);
    }

    private double width(String words, Font font) {
        measure.setFont(font);
        measure.setText(words);
        return Math.ceil(measure.getLayoutBounds().getWidth());
    }
}
