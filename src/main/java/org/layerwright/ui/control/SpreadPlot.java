package org.layerwright.ui.control;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.layerwright.event.Histogram;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.SpreadGrid.Cell;
import org.layerwright.ui.control.SpreadGrid.Column;
import org.layerwright.ui.viewmodel.NumberText;
import org.layerwright.ui.viewmodel.Spreads.Spread;

/**
 * How values were spread over a run: one column a measurement from left to right, values upwards, the darker the more of
 * them. Healthy activations keep their width; dead ones shrink to a line at 0, exploding ones fan out.
 *
 * <p>The mouse, or the arrow keys where it has the focus, read how many values lie in a bin; Escape ends that.
 */
public final class SpreadPlot extends PlotRegion {
    private static final double LEFT = 52;
    private static final double BOTTOM = 18;
    private static final double TOP = 6;
    private static final double FAINTEST = 0.04;
    private static final int SHADES = 64;
    private static final double GAP = 8;

    private final PlotPen pen = new PlotPen(paper().pen());
    private Texts texts;
    private String empty = "";
    private SpreadGrid grid = SpreadGrid.of(List.of(), Spread::activations);
    private Cell pointed;
    private Runnable onClick = () -> {};

    public SpreadPlot(Texts texts) {
        this.texts = texts;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setOnMouseMoved(event -> point(event.getX(), event.getY()));
        setOnMouseExited(event -> point(null));
        setOnMousePressed(event -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                onClick.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** What a click does, and the key Enter. */
    public void setOnClick(Runnable action) {
        onClick = action;
    }

    /**
     * @param which of a measurement is shown
     * @param emptyText stands in the middle while nothing was measured
     */
    public void show(List<Spread> spreads, Function<Spread, Histogram> which, Texts newTexts, String emptyText) {
        texts = newTexts;
        grid = SpreadGrid.of(spreads, which);
        empty = emptyText;
        pointed = pointed == null ? null : grid.kept(pointed).orElse(null);
        pace().changed();
    }

    /** What is told of the bin that is pointed at: the step, its values, how many; empty where none is. */
    public List<String> pointedAt() {
        if (pointed == null) {
            return List.of();
        }
        Column column = grid.column(pointed);
        double from = column.from(pointed.bin());
        long count = column.count(pointed.bin());
        NumberFormat share = NumberFormat.getPercentInstance(texts.locale());
        share.setMaximumFractionDigits(1);
        return List.of(
                texts.get("plot.step", column.step()),
                texts.get("run.spread.values", round(from), round(from + column.bin())),
                texts.get("run.spread.count", count, column.all(), share.format((double) count / column.all())));
    }

    @Override
    public void draw() {
        pace().drawn();
        double width = paper().sheetWidth();
        double height = paper().sheetHeight();
        if (width < 2 || height < 2) {
            return;
        }
        GraphicsContext gc = pen.gc();
        PlotColours colours = colours();
        paper().clear();
        gc.setFont(font());
        gc.setStroke(colours.grid());
        gc.setLineWidth(1);
        gc.strokeRect(LEFT + 0.5, TOP + 0.5, width - LEFT - 1, height - TOP - BOTTOM - 1);
        if (grid.isEmpty()) {
            gc.setFill(colours.muted());
            gc.setTextAlign(TextAlignment.CENTER);
            gc.setTextBaseline(VPos.CENTER);
            gc.fillText(empty, LEFT + (width - LEFT) / 2, height / 2, width - LEFT - GAP);
            setAccessibleText(empty);
        } else {
            paint(gc, colours);
            label(gc, colours);
            if (pointed != null) {
                frame(gc, colours);
            }
        }
        if (isFocused()) {
            gc.setStroke(colours.focus());
            gc.setLineWidth(1.5);
            gc.strokeRoundRect(1, 1, width - 2, height - 2, 6, 6);
        }
    }

    private void paint(GraphicsContext gc, PlotColours colours) {
        Color[] shades = new Color[SHADES];
        for (int i = 0; i < SHADES; i++) {
            shades[i] = colours.curve(0).deriveColor(0, 1, 1, i / (SHADES - 1.0));
        }
        for (int i = 0; i < grid.columns().size(); i++) {
            Column column = grid.columns().get(i);
            long most = Math.max(1, column.most());
            for (int bin = 0; bin < column.histogram().counts().size(); bin++) {
                long count = column.count(bin);
                if (count > 0) {
                    // By the logarithm: the tails are what one looks for, and zeros after a ReLU would drown them.
                    double share = Math.log1p(count) / Math.log1p(most);
                    gc.setFill(shades[(int) Math.round(Math.max(FAINTEST, share) * (SHADES - 1))]);
                    double[] box = box(new Cell(i, bin));
                    gc.fillRect(box[0], box[1], box[2], box[3]);
                }
            }
        }
    }

    /** Left, top, width and height; on whole pixels, or a seam would show between any two that touch. */
    private double[] box(Cell cell) {
        double scale = pixels();
        double inner = paper().sheetHeight() - TOP - BOTTOM;
        double across = (paper().sheetWidth() - LEFT) / grid.columns().size();
        Column column = grid.column(cell);
        double from = column.from(cell.bin());
        double left = PlotPen.snap(LEFT + cell.column() * across, scale);
        double right = PlotPen.snap(LEFT + (cell.column() + 1) * across, scale);
        double below = PlotPen.snap(TOP + inner * (1 - grid.position(from)), scale);
        double above = PlotPen.snap(TOP + inner * (1 - grid.position(from + column.bin())), scale);
        double height = Math.max(1, below - above);
        return new double[] {left, below - height, Math.max(1, right - left), height};
    }

    private void label(GraphicsContext gc, PlotColours colours) {
        double width = paper().sheetWidth();
        double inner = paper().sheetHeight() - TOP - BOTTOM;
        gc.setFill(colours.muted());
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setTextBaseline(VPos.TOP);
        gc.fillText(round(grid.high()), LEFT - 6, TOP);
        gc.setTextBaseline(VPos.BOTTOM);
        gc.fillText(round(grid.low()), LEFT - 6, TOP + inner);
        if (grid.low() < 0 && grid.high() > 0) {
            double zero = PlotPen.snap(TOP + inner * (1 - grid.position(0)), pixels()) + 0.5 / pixels();
            gc.setStroke(colours.muted());
            gc.setLineWidth(1 / pixels());
            gc.strokeLine(LEFT, zero, width, zero);
        }
        String last = texts.get(
                "plot.step", grid.columns().get(grid.columns().size() - 1).step());
        gc.fillText(last, width, TOP + inner + BOTTOM);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(texts.get("plot.step", grid.columns().get(0).step()), LEFT, TOP + inner + BOTTOM);
        setAccessibleText(
                pointed == null
                        ? texts.get("train.spread.spoken", round(grid.low()), round(grid.high()), last)
                        : String.join(", ", pointedAt()));
    }

    /** The bin that is pointed at, and beside it what it holds. */
    private void frame(GraphicsContext gc, PlotColours colours) {
        double[] box = box(pointed);
        gc.setStroke(colours.text());
        gc.setLineWidth(1);
        gc.strokeRect(box[0] + 0.5, box[1] - 0.5, Math.max(2, box[2] - 1), box[3] + 1);
        Font font = font();
        List<String> lines = pointedAt();
        double line = Math.ceil(font.getSize() * 1.5);
        double wide = 2 * GAP
                + lines.stream()
                        .mapToDouble(text -> pen.width(text, font))
                        .max()
                        .orElse(0);
        double high = line * lines.size() + GAP;
        double right = box[0] + box[2] + GAP;
        double x = right + wide <= paper().sheetWidth() ? right : Math.max(2, box[0] - GAP - wide);
        double y = Math.max(2, Math.min(paper().sheetHeight() - high - 2, box[1] - high / 2));
        x = PlotPen.snap(x, pixels()) + 0.5 / pixels();
        y = PlotPen.snap(y, pixels()) + 0.5 / pixels();
        gc.setFill(colours.background());
        gc.fillRoundRect(x, y, wide, high, 6, 6);
        gc.setStroke(colours.muted());
        gc.strokeRoundRect(x, y, wide, high, 6, 6);
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < lines.size(); i++) {
            gc.setFill(i == 0 ? colours.muted() : colours.text());
            gc.fillText(lines.get(i), x + GAP, y + GAP / 2 + line * (i + 0.5));
        }
    }

    private void point(double x, double y) {
        double inner = paper().sheetHeight() - TOP - BOTTOM;
        boolean inside = x >= LEFT && y >= TOP && y <= TOP + inner;
        Optional<Cell> there =
                inside ? grid.at((x - LEFT) / (paper().sheetWidth() - LEFT), 1 - (y - TOP) / inner) : Optional.empty();
        point(there.orElse(null));
    }

    private void point(Cell cell) {
        pointed = cell;
        pace().request();
    }

    private void key(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown() || grid.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(-1, 0);
            case RIGHT -> move(1, 0);
            case UP -> move(0, 1);
            case DOWN -> move(0, -1);
            case ENTER -> onClick.run();
            case ESCAPE -> {
                if (pointed == null) {
                    return;
                }
                point(null);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int columns, int bins) {
        point(pointed == null ? grid.fullest() : grid.moved(pointed, columns, bins));
    }

    private static String round(double value) {
        return NumberText.format(Double.valueOf(String.format(Locale.ROOT, "%.3g", value)));
    }
}
