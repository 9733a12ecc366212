package org.layerwright.ui.view.results;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.layerwright.ui.control.InkCanvas;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.viewmodel.results.Boundary;
import org.layerwright.ui.viewmodel.results.BoundaryViewModel.Points;

/**
 * The plane in the colours of the network's answers, paler where it is less sure, and over it the samples in the colour
 * of their true class. Classes also differ by their mark; a sample on foreign ground has a ring.
 */
final class PlanePicture extends InkCanvas {
    private static final double MARK = 4.5;

    private Optional<Points> points = Optional.empty();
    private Optional<Boundary> boundary = Optional.empty();

    PlanePicture() {
        setId("plane");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(240, 240);
        setPrefSize(520, 520);
    }

    void show(Optional<Points> newPoints, Optional<Boundary> newBoundary) {
        points = newPoints;
        boundary = newBoundary;
        requestDraw();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        double side = Math.min(width, height);
        double left = (width - side) / 2;
        boundary.ifPresent(answer -> {
            g.setImageSmoothing(true);
            g.drawImage(image(answer), left, 0, side, side);
        });
        points.ifPresent(shown -> {
            for (int i = 0; i < shown.labels().length; i++) {
                double px = shown.range().placeX(shown.values()[2 * i]);
                double py = shown.range().placeY(shown.values()[2 * i + 1]);
                mark(g, shown.labels()[i], left + px * side, py * side, foreign(px, py, shown.labels()[i]));
            }
        });
        g.setStroke(ink(Ink.GRID));
        strokeSharp(g, left, 0, left + side, side);
    }

    private boolean foreign(double px, double py, int label) {
        return boundary.filter(answer -> answer.classes() > 0)
                .map(answer -> {
                    int x = Math.min(answer.size() - 1, (int) (px * answer.size()));
                    int y = Math.min(answer.size() - 1, (int) (py * answer.size()));
                    return answer.classOf(y * answer.size() + x) != label;
                })
                .orElse(false);
    }

    private WritableImage image(Boundary answer) {
        int size = answer.size();
        if (answer.classes() == 0) {
            float[] values = new float[size * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = answer.number(i);
            }
            return PixelMap.channel(values, size, size, 1, 0, PixelMap.Palette.AROUND_ZERO);
        }
        WritableImage image = new WritableImage(size, size);
        Color ground = ink(Ink.GROUND);
        for (int i = 0; i < size * size; i++) {
            int best = answer.classOf(i);
            double sure = (answer.probability(i, best) - 1.0 / answer.classes()) / (1 - 1.0 / answer.classes());
            image.getPixelWriter()
                    .setColor(i % size, i / size, ground.interpolate(curve(best), 0.12 + 0.5 * Math.max(0, sure)));
        }
        return image;
    }

    private void mark(GraphicsContext g, int label, double x, double y, boolean foreign) {
        g.setFill(curve(label));
        g.setStroke(ink(Ink.GROUND));
        g.setLineWidth(1);
        double r = MARK;
        switch (label % 4) {
            case 0 -> {
                g.fillOval(x - r, y - r, 2 * r, 2 * r);
                g.strokeOval(x - r, y - r, 2 * r, 2 * r);
            }
            case 1 -> {
                g.fillRect(x - r + 0.6, y - r + 0.6, 2 * r - 1.2, 2 * r - 1.2);
                g.strokeRect(x - r + 0.6, y - r + 0.6, 2 * r - 1.2, 2 * r - 1.2);
            }
            case 2 -> polygon(g, new double[] {x, x + r, x - r}, new double[] {y - r, y + r, y + r});
            default -> polygon(g, new double[] {x, x + r, x, x - r}, new double[] {y - r, y, y + r, y});
        }
        if (foreign) {
            g.setStroke(ink(Ink.TEXT));
            g.setLineWidth(1.4);
            g.strokeOval(x - r - 2.5, y - r - 2.5, 2 * r + 5, 2 * r + 5);
        }
    }

    private static void polygon(GraphicsContext g, double[] x, double[] y) {
        g.fillPolygon(x, y, x.length);
        g.strokePolygon(x, y, x.length);
    }
}
