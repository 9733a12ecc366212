package org.layerwright.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the names of a plot's curves to the right of its title, and knows which one is clicked. */
final class PlotLegend {
    private static final double SAMPLE_GAP = 4;
    private static final double ENTRY_GAP = 12;

    private final PlotPen pen;
    private final GraphicsContext gc;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String name, Rectangle2D box) {}

    PlotLegend(PlotPen pen) {
        this.pen = pen;
        this.gc = pen.gc();
    }

    /** The name of the curve whose entry is at a place. */
    Optional<String> at(double x, double y) {
        return entries.stream()
                .filter(entry -> entry.box().contains(x, y))
                .map(Entry::name)
                .findFirst();
    }

    /** Where the entry of a curve is, for tests. */
    Optional<Rectangle2D> box(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .map(Entry::box)
                .findFirst();
    }

    /**
     * @param hidden names of curves that are not drawn; their entries are crossed out
     * @param left where it may begin
     * @param right where it ends
     */
    void paint(
            PlotContent content,
            Set<String> hidden,
            PlotColours colours,
            Font font,
            double left,
            double right,
            double height) {
        entries.clear();
        List<PlotCurve> named = content.curves().stream()
                .filter(curve -> !curve.name().isEmpty())
                .toList();
        List<PlotCurve> shown = fitting(named, font, right - left);
        double at = right;
        String more = shown.size() < named.size() && !isWithoutPoints(named, shown)
                ? "+" + (named.size() - shown.size())
                : "";
        double middle = height / 2 - 2;
        gc.setFont(font);
        gc.setTextAlign(TextAlignment.LEFT);
        if (!more.isEmpty()) {
            at -= pen.width(more, font);
            gc.setFill(colours.muted());
            gc.fillText(more, at, middle);
            at -= ENTRY_GAP;
        }
        for (int i = shown.size() - 1; i >= 0; i--) {
            PlotCurve curve = shown.get(i);
            double end = at;
            boolean off = hidden.contains(curve.name());
            at -= pen.width(curve.name(), font);
            gc.setFill(colours.muted());
            gc.setGlobalAlpha(off ? 0.6 : 1);
            gc.fillText(curve.name(), at, middle);
            double text = at;
            at -= PlotPen.sampleWidth(curve.style()) + SAMPLE_GAP;
            pen.sample(curve.style(), colours, at, middle);
            gc.setGlobalAlpha(1);
            if (off) {
                gc.setStroke(colours.muted());
                gc.setLineWidth(1);
                gc.strokeLine(text, middle + 0.5, end, middle + 0.5);
            }
            entries.add(new Entry(curve.name(), new Rectangle2D(at, 0, end - at, height)));
            at -= ENTRY_GAP;
        }
    }

    /** Where it is too narrow, what has no line of its own is left to the hover box first. */
    private List<PlotCurve> fitting(List<PlotCurve> named, Font font, double room) {
        if (width(named, font) <= room) {
            return named;
        }
        List<PlotCurve> lines =
                named.stream().filter(curve -> curve.style().width() > 0).toList();
        int count = lines.size();
        while (count > 0 && width(lines.subList(0, count), font) > room - (count < lines.size() ? 30 : 0)) {
            count--;
        }
        return lines.subList(0, count);
    }

    private static boolean isWithoutPoints(List<PlotCurve> named, List<PlotCurve> shown) {
        return named.stream()
                .filter(curve -> !shown.contains(curve))
                .allMatch(curve -> curve.style().width() == 0);
    }

    private double width(List<PlotCurve> curves, Font font) {
        return curves.stream()
                .mapToDouble(curve ->
                        pen.width(curve.name(), font) + PlotPen.sampleWidth(curve.style()) + SAMPLE_GAP + ENTRY_GAP)
                .sum();
    }
}
