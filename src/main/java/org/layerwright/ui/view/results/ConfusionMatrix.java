package org.layerwright.ui.view.results;

import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.InkCanvas;
import org.layerwright.ui.control.Tips;

/**
 * Which class was taken for which: a row for each true class, a column for each predicted one, with totals. Blue is
 * right, orange wrong, the stronger the larger its share of the row; each cell also has its number where it has room for
 * one. The mouse reads a cell, a click or Enter chooses it; the arrow keys move.
 *
 * <p>With many classes the cells become small, so that the pattern is seen as a whole: then as many names stand beside
 * them as can be read.
 */
final class ConfusionMatrix extends InkCanvas {
    private static final double LEAST_CELL = 24;
    /** From so many classes on the pattern counts for more than the numbers. */
    private static final int MANY = 30;

    private static final double LEAST_OF_MANY = 7;
    private static final double NAME_HEIGHT = 11;
    private static final int LINES = 10;
    private static final double MOST_CELL = 62;
    private static final double CHARACTER = 6.6;
    private static final double MOST_NAME = 110;
    private static final double HEAD = 22;

    private final Texts texts;
    private final BiConsumer<Integer, Integer> chosen;
    private List<String> names = List.of();
    private List<List<Integer>> counts = List.of();
    private boolean rates;
    private int row;
    private int column;
    private double cell = LEAST_CELL;
    /** Around the cell under the mouse; a node of its own, so that nothing is drawn anew while the mouse moves. */
    private final Region frame = new Region();

    private final Tooltip help = Tips.line();
    private double roomWidth;
    private double roomHeight;

    /** @param chosen takes the true and the predicted class */
    ConfusionMatrix(Texts texts, BiConsumer<Integer, Integer> chosen) {
        this.texts = texts;
        this.chosen = chosen;
        setId("confusion");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        focusedProperty().addListener(observable -> requestDraw());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(at(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Optional.empty()));
        frame.getStyleClass().add("confusion-frame");
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        frame.setVisible(false);
        getChildren().add(frame);
    }

    void show(List<String> newNames, List<List<Integer>> newCounts) {
        names = newNames;
        counts = newCounts;
        row = Math.min(row, Math.max(0, counts.size() - 1));
        column = Math.min(column, Math.max(0, counts.size() - 1));
        point(Optional.empty());
        tell();
        fit(roomWidth, roomHeight);
    }

    void setRates(boolean newRates) {
        rates = newRates;
        tell();
        requestDraw();
    }

    /** Makes cells as large as fit into a place, but never too small to read. */
    void fit(double width, double height) {
        roomWidth = width;
        roomHeight = height;
        int cells = counts.size() + 1;
        double room = Math.min((width - left()) / cells, (height - top()) / cells);
        double least = isLarge() ? LEAST_OF_MANY : LEAST_CELL;
        cell = Math.floor(Math.max(least, Math.min(MOST_CELL, room)));
        setMinSize(left() + cells * cell, top() + cells * cell);
        setPrefSize(left() + cells * cell, top() + cells * cell);
        requestDraw();
    }

    /** Where a cell's middle is; for tests. */
    double[] middle(int trueClass, int predictedClass) {
        return new double[] {left() + (predictedClass + 0.5) * cell, top() + (trueClass + 0.5) * cell};
    }

    private boolean isLarge() {
        return counts.size() >= MANY;
    }

    /** Every how many classes a name is written. */
    int everyName() {
        return (int) Math.max(1, Math.ceil(NAME_HEIGHT / cell));
    }

    /** What the mouse reads; for tests. */
    String pointedAt() {
        return frame.isVisible() ? help.getText() : "";
    }

    private void point(Optional<int[]> place) {
        frame.setVisible(place.isPresent());
        place.ifPresentOrElse(
                found -> {
                    frame.resizeRelocate(left() + found[1] * cell - 1, top() + found[0] * cell - 1, cell + 2, cell + 2);
                    help.setText(words(found[0], found[1]));
                    Tooltip.install(this, help);
                },
                () -> Tooltip.uninstall(this, help));
    }

    private String words(int ofRow, int ofColumn) {
        return texts.get(
                        "results.cell",
                        names.get(ofRow),
                        names.get(ofColumn),
                        counts.get(ofRow).get(ofColumn))
                + " (" + percent(rate(ofRow, ofColumn)) + ")";
    }

    private double left() {
        return HEAD + nameWidth();
    }

    private double top() {
        return HEAD + (slanted() ? nameWidth() : HEAD);
    }

    private double nameWidth() {
        int longest = names.stream().mapToInt(String::length).max().orElse(1);
        return Math.min(MOST_NAME, Math.max(26, longest * CHARACTER + 12));
    }

    /** Whether column names are too long to stand over their cells. */
    private boolean slanted() {
        return nameWidth() > LEAST_CELL + 4;
    }

    private long total(int ofRow) {
        return counts.get(ofRow).stream().mapToLong(Integer::longValue).sum();
    }

    private long columnTotal(int ofColumn) {
        return counts.stream().mapToLong(line -> line.get(ofColumn)).sum();
    }

    private double rate(int ofRow, int ofColumn) {
        long whole = total(ofRow);
        return whole == 0 ? 0 : (double) counts.get(ofRow).get(ofColumn) / whole;
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        double size = cell < 30 ? 9 : 12;
        g.setFont(Font.font(size));
        g.setTextBaseline(VPos.CENTER);
        for (int r = 0; r < counts.size(); r++) {
            for (int c = 0; c < counts.size(); c++) {
                drawCell(g, r, c);
            }
        }
        if (cell < LEAST_CELL) {
            drawLines(g);
        } else {
            drawTotals(g);
        }
        drawNames(g);
        if (isFocused() && !counts.isEmpty()) {
            g.setStroke(ink(Ink.FOCUS));
            double x = left() + column * cell;
            double y = top() + row * cell;
            strokeSharp(g, x, y, x + cell, y + cell);
            strokeSharp(g, x + thin(), y + thin(), x + cell - thin(), y + cell - thin());
        }
    }

    private void drawCell(GraphicsContext g, int r, int c) {
        double x = left() + c * cell;
        double y = top() + r * cell;
        int count = counts.get(r).get(c);
        // Confusions are few beside what is right: the lower power sets them off, on a dark ground too.
        double strength = Math.pow(rate(r, c), r == c ? 0.5 : 0.4);
        Color hue = r == c ? curve(0) : curve(1);
        g.setFill(ink(Ink.GROUND).interpolate(hue, count == 0 ? 0 : 0.1 + 0.8 * strength));
        fillSharp(g, x, y, x + cell, y + cell);
        g.setStroke(ink(Ink.GRID));
        if (cell >= LEAST_CELL) {
            strokeSharp(g, x, y, x + cell, y + cell);
        }
        if (count > 0 && cell >= LEAST_CELL) {
            g.setFill(strength > 0.55 ? ink(Ink.GROUND) : ink(Ink.TEXT));
            g.setTextAlign(TextAlignment.CENTER);
            g.fillText(rates ? percent(rate(r, c)) : Integer.toString(count), x + cell / 2, y + cell / 2, cell - 3);
        }
    }

    /** Small cells have lines only every so many, which the eye can follow to the names. */
    private void drawLines(GraphicsContext g) {
        double side = counts.size() * cell;
        g.setStroke(ink(Ink.GRID));
        strokeSharp(g, left(), top(), left() + side + thin(), top() + side + thin());
        for (int i = LINES; i < counts.size(); i += LINES) {
            double x = middle(left() + i * cell);
            double y = middle(top() + i * cell);
            g.strokeLine(x, top(), x, top() + side);
            g.strokeLine(left(), y, left() + side, y);
        }
    }

    private void drawTotals(GraphicsContext g) {
        g.setFill(ink(Ink.MUTED));
        g.setTextAlign(TextAlignment.CENTER);
        double far = counts.size() * cell + cell / 2;
        for (int i = 0; i < counts.size(); i++) {
            double along = i * cell + cell / 2;
            g.fillText(Long.toString(total(i)), left() + far, top() + along, cell - 2);
            g.fillText(Long.toString(columnTotal(i)), left() + along, top() + far, cell - 2);
        }
        if (!counts.isEmpty()) {
            g.fillText("Σ", left() + far, top() - 10);
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText("Σ", left() - 6, top() + far);
        }
    }

    private void drawNames(GraphicsContext g) {
        g.setFill(ink(Ink.TEXT));
        for (int i = 0; i < counts.size(); i += everyName()) {
            double along = i * cell + cell / 2;
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(names.get(i), left() - 6, top() + along, nameWidth() - 8);
            if (slanted()) {
                g.save();
                g.translate(left() + along, top() - 6);
                g.rotate(-90);
                g.setTextAlign(TextAlignment.LEFT);
                g.fillText(names.get(i), 0, 0, nameWidth() - 8);
                g.restore();
            } else {
                g.setTextAlign(TextAlignment.CENTER);
                g.fillText(names.get(i), left() + along, top() - 10, cell - 2);
            }
        }
        g.setFill(ink(Ink.MUTED));
        g.setFont(Font.font(12));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(texts.get("results.predictedClass") + " →", left(), 9);
        g.save();
        g.translate(9, top() + Math.min(counts.size() * cell, 160));
        g.rotate(-90);
        g.fillText("← " + texts.get("results.trueClass"), 0, 0);
        g.restore();
    }

    private String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMaximumFractionDigits(share > 0 && share < 0.0995 && cell >= 36 ? 1 : 0);
        return format.format(share);
    }

    private void tell() {
        if (!counts.isEmpty()) {
            setAccessibleText(words(row, column));
        }
    }

    private void click(MouseEvent event) {
        requestFocus();
        at(event).ifPresent(place -> {
            go(place[0], place[1]);
            chosen.accept(place[0], place[1]);
        });
    }

    /** Row and column of the cell under the mouse. */
    private Optional<int[]> at(MouseEvent event) {
        int c = (int) Math.floor((event.getX() - left()) / cell);
        int r = (int) Math.floor((event.getY() - top()) / cell);
        boolean inside = r >= 0 && c >= 0 && r < counts.size() && c < counts.size();
        return inside ? Optional.of(new int[] {r, c}) : Optional.empty();
    }

    private void key(KeyEvent event) {
        if (counts.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> go(row, column - 1);
            case RIGHT -> go(row, column + 1);
            case UP -> go(row - 1, column);
            case DOWN -> go(row + 1, column);
            case ENTER, SPACE -> chosen.accept(row, column);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(int newRow, int newColumn) {
        row = Math.max(0, Math.min(counts.size() - 1, newRow));
        column = Math.max(0, Math.min(counts.size() - 1, newColumn));
        tell();
        requestDraw();
    }
}
