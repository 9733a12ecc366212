package org.layerwright.ui.view.data;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.InkCanvas;
import org.layerwright.ui.viewmodel.data.OwnPreview.Sample;

/** Points in the plane, each class with a colour and a mark of its own, and a legend. */
final class PointPlot extends VBox {
    private static final double SIZE = 440;
    private static final double SIGN = 12;
    private static final double MARGIN = 16;
    private static final double RADIUS = 3.5;
    private static final int MARKS = 4;

    PointPlot(List<String> classes, List<Sample> points, Texts texts) {
        getStyleClass().add("data-points");
        Plane plane = new Plane(points);
        plane.setAccessibleText(texts.get("data.points", points.size(), classes.size()));
        FlowPane legend = new FlowPane();
        legend.getStyleClass().add("data-legend");
        for (int c = 0; c < classes.size(); c++) {
            legend.getChildren().add(new Label(classes.get(c), new Sign(c)));
        }
        getChildren().addAll(plane, legend);
    }

    /** What is drawn with the marks of classes. */
    private abstract static class Marked extends InkCanvas {
        Marked(double size) {
            setMinSize(size, size);
            setMaxSize(size, size);
            setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        }

        final void mark(GraphicsContext pen, int label, double x, double y) {
            Color colour = curve(label);
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
                            new double[] {x - RADIUS, x, x + RADIUS},
                            new double[] {y + RADIUS, y - RADIUS, y + RADIUS},
                            3);
                default -> pen.strokeRect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
            }
        }
    }

    /** The mark of a class in the legend. */
    private static final class Sign extends Marked {
        private final int label;

        Sign(int label) {
            super(SIGN);
            this.label = label;
        }

        @Override
        protected void draw(GraphicsContext pen, double width, double height) {
            mark(pen, label, width / 2, height / 2);
        }
    }

    private static final class Plane extends Marked {
        private final List<Sample> points;
        private final double scale;

        Plane(List<Sample> points) {
            super(SIZE);
            this.points = points;
            double reach = points.stream()
                    .mapToDouble(p -> Math.max(Math.abs(p.values()[0]), Math.abs(p.values()[1])))
                    .max()
                    .orElse(1);
            scale = (SIZE / 2 - MARGIN) / Math.max(reach, 1e-9);
        }

        @Override
        protected void draw(GraphicsContext pen, double width, double height) {
            pen.setStroke(ink(Ink.GRID));
            strokeSharp(pen, 0, 0, width, height);
            pen.strokeLine(middle(width / 2), 0, middle(width / 2), height);
            pen.strokeLine(0, middle(height / 2), width, middle(height / 2));
            for (Sample point : points) {
                float[] at = point.values();
                mark(pen, point.label(), width / 2 + at[0] * scale, height / 2 - at[1] * scale);
            }
        }
    }
}
