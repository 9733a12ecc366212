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
    private static final int LINES = 10;

    private final Texts texts;
    private final BiConsumer<Integer, Integer> chosen;
    private ConfusionCounts counts = ConfusionCounts.NONE;
    private ConfusionGrid grid = ConfusionGrid.fitting(List.of(), 0, 0);
    private boolean rates;
    private int row;
    private int column;
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
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(grid.at(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Optional.empty()));
        frame.getStyleClass().add("confusion-frame");
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        frame.setVisible(false);
        getChildren().add(frame);
    }

    void show(List<String> newNames, List<List<Integer>> newCounts) {
        counts = new ConfusionCounts(newNames, newCounts);
        row = Math.min(row, Math.max(0, counts.classes() - 1));
        column = Math.min(column, Math.max(0, counts.classes() - 1));
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
        grid = ConfusionGrid.fitting(counts.names(), width, height);
        setMinSize(grid.width(), grid.height());
        setPrefSize(grid.width(), grid.height());
        requestDraw();
    }

    /** Where a cell's middle is; for tests. */
    double[] middle(int trueClass, int predictedClass) {
        double half = grid.cell() / 2;
        return new double[] {grid.x(predictedClass) + half, grid.y(trueClass) + half};
    }

    /** Every how many classes a name is written; for tests. */
    int everyName() {
        return grid.everyName();
    }

    /** What the mouse reads; for tests. */
    String pointedAt() {
        return frame.isVisible() ? help.getText() : "";
    }

    private void point(Optional<int[]> place) {
        frame.setVisible(place.isPresent());
        place.ifPresentOrElse(
                found -> {
                    double side = grid.cell() + 2;
                    frame.resizeRelocate(grid.x(found[1]) - 1, grid.y(found[0]) - 1, side, side);
                    help.setText(words(found[0], found[1]));
                    Tooltip.install(this, help);
                },
                () -> Tooltip.uninstall(this, help));
    }

    private String words(int ofRow, int ofColumn) {
        return texts.get(
                        "results.cell",
                        counts.names().get(ofRow),
                        counts.names().get(ofColumn),
                        counts.count(ofRow, ofColumn))
                + " (" + percent(counts.rate(ofRow, ofColumn)) + ")";
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        double size = grid.cell() < 30 ? 9 : 12;
        g.setFont(Font.font(size));
        g.setTextBaseline(VPos.CENTER);
        for (int r = 0; r < counts.classes(); r++) {
            for (int c = 0; c < counts.classes(); c++) {
                drawCell(g, r, c);
            }
        }
        if (grid.isFine()) {
            drawLines(g);
        } else {
            drawTotals(g);
        }
        drawNames(g);
        if (isFocused() && !counts.isEmpty()) {
            g.setStroke(ink(Ink.FOCUS));
            double x = grid.x(column);
            double y = grid.y(row);
            double side = grid.cell();
            strokeSharp(g, x, y, x + side, y + side);
            strokeSharp(g, x + thin(), y + thin(), x + side - thin(), y + side - thin());
        }
    }

    private void drawCell(GraphicsContext g, int r, int c) {
        double x = grid.x(c);
        double y = grid.y(r);
        double side = grid.cell();
        int count = counts.count(r, c);
        // Confusions are few beside what is right: the lower power sets them off, on a dark ground too.
        double strength = Math.pow(counts.rate(r, c), r == c ? 0.5 : 0.4);
        Color hue = r == c ? curve(0) : curve(1);
        g.setFill(ink(Ink.GROUND).interpolate(hue, count == 0 ? 0 : 0.1 + 0.8 * strength));
        fillSharp(g, x, y, x + side, y + side);
        g.setStroke(ink(Ink.GRID));
        if (!grid.isFine()) {
            strokeSharp(g, x, y, x + side, y + side);
        }
        if (count > 0 && !grid.isFine()) {
            g.setFill(strength > 0.55 ? ink(Ink.GROUND) : ink(Ink.TEXT));
            g.setTextAlign(TextAlignment.CENTER);
            String number = rates ? percent(counts.rate(r, c)) : Integer.toString(count);
            g.fillText(number, x + side / 2, y + side / 2, side - 3);
        }
    }

    /** Small cells have lines only every so many, which the eye can follow to the names. */
    private void drawLines(GraphicsContext g) {
        double right = grid.left() + grid.side();
        double bottom = grid.top() + grid.side();
        g.setStroke(ink(Ink.GRID));
        strokeSharp(g, grid.left(), grid.top(), right + thin(), bottom + thin());
        for (int i = LINES; i < counts.classes(); i += LINES) {
            double x = middle(grid.x(i));
            double y = middle(grid.y(i));
            g.strokeLine(x, grid.top(), x, bottom);
            g.strokeLine(grid.left(), y, right, y);
        }
    }

    private void drawTotals(GraphicsContext g) {
        g.setFill(ink(Ink.MUTED));
        g.setTextAlign(TextAlignment.CENTER);
        double half = grid.cell() / 2;
        double most = grid.cell() - 2;
        double right = grid.left() + grid.side() + half;
        double bottom = grid.top() + grid.side() + half;
        for (int i = 0; i < counts.classes(); i++) {
            g.fillText(Long.toString(counts.total(i)), right, grid.y(i) + half, most);
            g.fillText(Long.toString(counts.columnTotal(i)), grid.x(i) + half, bottom, most);
        }
        if (!counts.isEmpty()) {
            g.fillText("Σ", right, grid.top() - 10);
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText("Σ", grid.left() - 6, bottom);
        }
    }

    private void drawNames(GraphicsContext g) {
        g.setFill(ink(Ink.TEXT));
        double half = grid.cell() / 2;
        double most = grid.nameWidth() - 8;
        for (int i = 0; i < counts.classes(); i += grid.everyName()) {
            String name = counts.names().get(i);
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(name, grid.left() - 6, grid.y(i) + half, most);
            if (grid.isSlanted()) {
                g.save();
                g.translate(grid.x(i) + half, grid.top() - 6);
                g.rotate(-90);
                g.setTextAlign(TextAlignment.LEFT);
                g.fillText(name, 0, 0, most);
                g.restore();
            } else {
                g.setTextAlign(TextAlignment.CENTER);
                g.fillText(name, grid.x(i) + half, grid.top() - 10, grid.cell() - 2);
            }
        }
        g.setFill(ink(Ink.MUTED));
        g.setFont(Font.font(12));
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(texts.get("results.predictedClass") + " →", grid.left(), 9);
        g.save();
        g.translate(9, grid.top() + Math.min(grid.side(), 160));
        g.rotate(-90);
        g.fillText("← " + texts.get("results.trueClass"), 0, 0);
        g.restore();
    }

    private String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMaximumFractionDigits(share > 0 && share < 0.0995 && grid.cell() >= 36 ? 1 : 0);
        return format.format(share);
    }

    private void tell() {
        if (!counts.isEmpty()) {
            setAccessibleText(words(row, column));
        }
    }

    private void click(MouseEvent event) {
        requestFocus();
        grid.at(event.getX(), event.getY()).ifPresent(place -> {
            go(place[0], place[1]);
            chosen.accept(place[0], place[1]);
        });
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
        row = Math.max(0, Math.min(counts.classes() - 1, newRow));
        column = Math.max(0, Math.min(counts.classes() - 1, newColumn));
        tell();
        requestDraw();
    }
}
