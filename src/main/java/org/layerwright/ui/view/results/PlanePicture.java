package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.FeatureList;
import org.layerwright.ui.control.InkCanvas;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.control.PlotAxis;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.results.Boundary;
import org.layerwright.ui.viewmodel.results.BoundaryViewModel.Points;

/**
 * The plane in the colours of the network's answers, paler where it is less sure, and over it the samples in the colour
 * of their true class. Classes also differ by their mark; a sample on foreign ground has a ring.
 */
final class PlanePicture extends InkCanvas {
    private static final double MARK = 4.5;
    /** Room for the numbers of an axis. */
    private static final double AXIS = 48;

    private static final double LEGEND = 130;
    private static final double GAP = 14;
    private static final int MOST_CLASSES = 20;
    private static final int TICKS = 6;
    /** As far from the mouse a sample is still meant. */
    private static final double NEAR = 8;

    private final Texts texts;
    private final Tooltip help = Tips.line();
    private String reading = "";
    private Optional<Points> points = Optional.empty();
    private Optional<Boundary> boundary = Optional.empty();

    /** @param chosen hears of a sample that is clicked, by its index */
    PlanePicture(Texts texts, IntConsumer chosen) {
        this.texts = texts;
        setId("plane");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(240, 240);
        setPrefSize(520, 520);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> read(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> tell(""));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            int sample = sampleAt(event.getX(), event.getY());
            if (sample >= 0) {
                chosen.accept(sample);
            }
        });
    }

    void show(Optional<Points> newPoints, Optional<Boundary> newBoundary) {
        points = newPoints;
        boundary = newBoundary;
        requestDraw();
    }

    /** What the mouse reads; for tests. */
    String pointedAt() {
        return reading;
    }

    /** Where a sample is drawn; for tests. */
    double[] place(int sample) {
        Points shown = points.orElseThrow();
        return new double[] {
            left() + shown.range().placeX(shown.values()[2 * sample]) * side(),
            shown.range().placeY(shown.values()[2 * sample + 1]) * side()
        };
    }

    private double side() {
        return Math.max(1, Math.min(getWidth() - AXIS - LEGEND, getHeight() - AXIS));
    }

    /** In the middle, with its legend. */
    private double left() {
        return AXIS + Math.max(0, (getWidth() - AXIS - LEGEND - side()) / 2);
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        double side = side();
        double left = left();
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
            axes(g, shown, left, side);
            legend(g, shown, left + side + GAP);
        });
        g.setStroke(ink(Ink.GRID));
        strokeSharp(g, left, 0, left + side, side);
    }

    private void axes(GraphicsContext g, Points shown, double left, double side) {
        Boundary.Range range = shown.range();
        g.setFill(ink(Ink.MUTED));
        g.setFont(Font.font(11));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        for (double x : PlotAxis.between(range.minX(), range.maxX(), TICKS).ticks()) {
            g.fillText(FeatureList.number(x, texts), left + range.placeX(x) * side, side + 11);
        }
        g.setTextAlign(TextAlignment.RIGHT);
        for (double y : PlotAxis.between(range.minY(), range.maxY(), TICKS).ticks()) {
            double at = range.placeY(y) * side;
            if (at > 6 && at < side - 6) {
                g.fillText(FeatureList.number(y, texts), left - 6, at);
            }
        }
        if (shown.featureNames().size() == 2) {
            g.setFill(ink(Ink.TEXT));
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(shown.featureNames().get(0), left + side / 2, side + 26);
            g.save();
            g.translate(left - AXIS + 6, side / 2);
            g.rotate(-90);
            g.fillText(shown.featureNames().get(1), 0, 0);
            g.restore();
        }
    }

    private void legend(GraphicsContext g, Points shown, double x) {
        for (int c = 0; c < Math.min(MOST_CLASSES, shown.classNames().size()); c++) {
            double y = 12 + c * 20.0;
            mark(g, c, x + MARK, y, false);
            g.setFill(ink(Ink.TEXT));
            g.setFont(Font.font(12));
            g.setTextAlign(TextAlignment.LEFT);
            g.setTextBaseline(VPos.CENTER);
            g.fillText(shown.classNames().get(c), x + 2 * MARK + 7, y, LEGEND - GAP - 2 * MARK - 7);
        }
    }

    /** The sample that the mouse is on; -1 for none. */
    private int sampleAt(double x, double y) {
        int found = -1;
        double least = NEAR;
        int count = points.map(shown -> shown.labels().length).orElse(0);
        for (int i = 0; i < count; i++) {
            double[] at = place(i);
            double distance = Math.hypot(at[0] - x, at[1] - y);
            if (distance < least) {
                least = distance;
                found = i;
            }
        }
        return found;
    }

    private void read(double x, double y) {
        double px = (x - left()) / side();
        double py = y / side();
        if (points.isEmpty() || px < 0 || py < 0 || px > 1 || py > 1) {
            tell("");
            return;
        }
        Points shown = points.get();
        int sample = sampleAt(x, y);
        String answer = boundary.map(known -> answer(known, known.cell(px, py), shown.classNames()))
                .orElse("");
        if (sample < 0) {
            tell(texts.get(
                    "results.plane.reading",
                    number(shown.range().x(px)),
                    number(shown.range().y(py)),
                    answer));
            return;
        }
        tell(texts.get(
                "results.plane.sample",
                sample + 1,
                number(shown.values()[2 * sample]),
                number(shown.values()[2 * sample + 1]),
                shown.classNames().isEmpty() ? answer : shown.classNames().get(shown.labels()[sample])));
    }

    private String answer(Boundary known, int cell, List<String> names) {
        if (known.classes() == 0) {
            return number(known.number(cell));
        }
        int best = known.classOf(cell);
        NumberFormat percent = NumberFormat.getPercentInstance(texts.locale());
        String name = best < names.size() ? names.get(best) : Integer.toString(best);
        return texts.get("results.plane.answer", name, percent.format(known.probability(cell, best)));
    }

    private String number(double value) {
        return FeatureList.number(value, texts);
    }

    private void tell(String words) {
        boolean was = !reading.isEmpty();
        reading = words;
        help.setText(words);
        if (was != !words.isEmpty()) {
            if (words.isEmpty()) {
                Tooltip.uninstall(this, help);
            } else {
                Tooltip.install(this, help);
            }
        }
    }

    private boolean foreign(double px, double py, int label) {
        return boundary.filter(answer -> answer.classes() > 0)
                .map(answer -> answer.classOf(answer.cell(px, py)) != label)
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
