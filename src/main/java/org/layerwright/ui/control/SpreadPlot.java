package org.layerwright.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.layerwright.event.Histogram;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.NumberText;
import org.layerwright.ui.viewmodel.Spreads.Spread;

/**
 * How values were spread over a run: one column a measurement from left to right, values upwards, the darker the more of
 * them. Healthy activations keep their width; dead ones shrink to a line at 0, exploding ones fan out.
 */
public final class SpreadPlot extends PlotRegion {
    private static final double LEFT = 52;
    private static final double BOTTOM = 18;
    private static final double TOP = 6;
    private static final double FAINTEST = 0.04;
    private static final int SHADES = 64;

    private Texts texts;
    private String empty = "";
    private List<Spread> spreads = List.of();
    private Function<Spread, Histogram> which = Spread::activations;

    public SpreadPlot(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param which of a measurement is shown
     * @param emptyText stands in the middle while nothing was measured
     */
    public void show(List<Spread> newSpreads, Function<Spread, Histogram> newWhich, Texts newTexts, String emptyText) {
        texts = newTexts;
        spreads = newSpreads;
        which = newWhich;
        empty = emptyText;
        pace().changed();
    }

    @Override
    public void draw() {
        pace().drawn();
        double width = paper().sheetWidth();
        double height = paper().sheetHeight();
        if (width < 2 || height < 2) {
            return;
        }
        GraphicsContext gc = paper().pen();
        PlotColours colours = colours();
        gc.clearRect(0, 0, width, height);
        gc.setFont(font());
        gc.setStroke(colours.grid());
        gc.setLineWidth(1);
        gc.strokeRect(LEFT + 0.5, TOP + 0.5, width - LEFT - 1, height - TOP - BOTTOM - 1);
        List<Histogram> columns = spreads.stream()
                .map(which)
                .filter(histogram -> !histogram.counts().isEmpty())
                .toList();
        if (columns.isEmpty()) {
            gc.setFill(colours.muted());
            gc.setTextAlign(TextAlignment.CENTER);
            gc.setTextBaseline(VPos.CENTER);
            gc.fillText(empty, LEFT + (width - LEFT) / 2, height / 2, width - LEFT - 8);
            setAccessibleText(empty);
            return;
        }
        paint(gc, columns, colours, width, height);
    }

    private void paint(GraphicsContext gc, List<Histogram> columns, PlotColours colours, double width, double height) {
        double low = columns.stream().mapToDouble(Histogram::low).min().orElseThrow();
        double high = columns.stream().mapToDouble(Histogram::high).max().orElseThrow();
        double range = high > low ? high - low : 1;
        double inner = height - TOP - BOTTOM;
        double column = (width - LEFT) / columns.size();
        Color[] shades = new Color[SHADES];
        for (int i = 0; i < SHADES; i++) {
            shades[i] = colours.curve(0).deriveColor(0, 1, 1, i / (SHADES - 1.0));
        }
        for (int i = 0; i < columns.size(); i++) {
            Histogram histogram = columns.get(i);
            double left = Math.round(LEFT + i * column);
            double right = Math.max(left + 1, Math.round(LEFT + (i + 1) * column));
            long most =
                    histogram.counts().stream().mapToLong(Long::longValue).max().orElse(1);
            double bin =
                    (histogram.high() - histogram.low()) / histogram.counts().size();
            for (int k = 0; k < histogram.counts().size(); k++) {
                long count = histogram.counts().get(k);
                if (count > 0) {
                    // By the logarithm: the tails are what one looks for, and zeros after a ReLU would drown them.
                    double share = Math.log1p(count) / Math.log1p(Math.max(1, most));
                    double bottom = (histogram.low() + k * bin - low) / range;
                    gc.setFill(shades[(int) Math.round(Math.max(FAINTEST, share) * (SHADES - 1))]);
                    // On whole pixels, or a seam would show between any two that touch.
                    double below = Math.round(TOP + inner * (1 - bottom));
                    double above = Math.round(TOP + inner * (1 - bottom - bin / range));
                    gc.fillRect(left, Math.min(above, below - 1), right - left, Math.max(1, below - above));
                }
            }
        }
        label(gc, colours, low, high, inner, width);
    }

    private void label(GraphicsContext gc, PlotColours colours, double low, double high, double inner, double width) {
        gc.setFill(colours.muted());
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setTextBaseline(VPos.TOP);
        gc.fillText(round(high), LEFT - 6, TOP);
        gc.setTextBaseline(VPos.BOTTOM);
        gc.fillText(round(low), LEFT - 6, TOP + inner);
        if (low < 0 && high > 0) {
            double zero = TOP + inner * (high / (high - low));
            gc.setStroke(colours.muted());
            gc.strokeLine(LEFT, zero, width, zero);
        }
        gc.setTextBaseline(VPos.BOTTOM);
        String last = texts.get("plot.step", spreads.get(spreads.size() - 1).step());
        gc.fillText(last, width, TOP + inner + BOTTOM);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(texts.get("plot.step", spreads.get(0).step()), LEFT, TOP + inner + BOTTOM);
        setAccessibleText(texts.get("train.spread.spoken", round(low), round(high), last));
    }

    private static String round(double value) {
        return NumberText.format(Double.valueOf(String.format(Locale.ROOT, "%.3g", value)));
    }
}
