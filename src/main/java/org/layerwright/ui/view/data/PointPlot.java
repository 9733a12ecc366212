package org.layerwright.ui.view.data;

import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.data.OwnPreview.Sample;

/** Points in the plane, each class with a colour and a mark of its own, and a legend. */
final class PointPlot extends VBox {
    private static final double SIZE = 440;
    private static final double MARGIN = 16;
    private static final double RADIUS = 3.5;
    /** Okabe and Ito 2002: can be told apart by colour-blind people, on light and dark. */
    private static final List<Color> COLOURS = List.of(
            Color.web("#0072b2"),
            Color.web("#d55e00"),
            Color.web("#009e73"),
            Color.web("#cc79a7"),
            Color.web("#56b4e9"),
            Color.web("#e69f00"));

    private static final int MARKS = 4;

    PointPlot(List<String> classes, List<Sample> points, Texts texts) {
        getStyleClass().add("data-points");
        Canvas canvas = new Canvas(SIZE, SIZE);
        canvas.setAccessibleText(texts.get("data.points", points.size(), classes.size()));
        double reach = points.stream()
                .mapToDouble(p -> Math.max(Math.abs(p.values()[0]), Math.abs(p.values()[1])))
                .max()
                .orElse(1);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setStroke(Color.gray(0.5, 0.4));
        pen.strokeRect(0.5, 0.5, SIZE - 1, SIZE - 1);
        pen.strokeLine(SIZE / 2, 0, SIZE / 2, SIZE);
        pen.strokeLine(0, SIZE / 2, SIZE, SIZE / 2);
        double scale = (SIZE / 2 - MARGIN) / Math.max(reach, 1e-9);
        for (Sample point : points) {
            float[] at = point.values();
            mark(pen, point.label(), SIZE / 2 + at[0] * scale, SIZE / 2 - at[1] * scale);
        }
        FlowPane legend = new FlowPane();
        legend.getStyleClass().add("data-legend");
        for (int c = 0; c < classes.size(); c++) {
            Canvas sign = new Canvas(12, 12);
            mark(sign.getGraphicsContext2D(), c, 6, 6);
            legend.getChildren().add(new Label(classes.get(c), sign));
        }
        getChildren().addAll(canvas, legend);
    }

    private static void mark(GraphicsContext pen, int label, double x, double y) {
        Color colour = COLOURS.get(label % COLOURS.size());
        pen.setFill(colour);
        pen.setStroke(colour);
        pen.setLineWidth(1.6);
        switch (label % MARKS) {
            case 0 -> pen.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
            case 1 -> {
                pen.strokeLine(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS);
                pen.strokeLine(x - RADIUS, y + RADIUS, x + RADIUS, y - RADIUS);
            }
            case 2 ->
                pen.fillPolygon(
                        new double[] {x - RADIUS, x, x + RADIUS}, new double[] {y + RADIUS, y - RADIUS, y + RADIUS}, 3);
            default -> pen.strokeRect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        }
    }
}
