package org.layerwright.ui.control;

import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.layerwright.network.whatif.KernelMatrix;

/**
 * A kernel on a small image, and beside it the matrix of the dense layer that does the same. A weight has the same
 * colour and letter wherever it stands. The mouse, or the up and down keys, choose an output pixel: its row of the matrix
 * and its window on the image are framed. Drawn on white in both themes, as the colours are.
 */
public final class KernelMatrixView extends Region {
    private static final double IMAGE = 132;
    private static final double GAP = 28;
    private static final double MARGIN = 3;
    private static final double LETTERS_FROM = 9;
    private static final Color EMPTY = Color.web("#f6f8fa");
    private static final Color LINE = Color.web("#d0d7de");
    private static final Color FRAME = Color.web("#cf222e");
    private static final Color INK = Color.web("#1f2328");

    private final KernelMatrix matrix;
    private final Paper paper = new Paper(this::draw);
    private final double pixel;
    private final double cell;
    private final IntConsumer chosen;
    private int row;

    /**
     * @param width room for image and matrix
     * @param chosen hears which row is chosen
     */
    public KernelMatrixView(KernelMatrix matrix, double width, IntConsumer chosen) {
        this.matrix = matrix;
        this.chosen = chosen;
        pixel = Math.floor(IMAGE / matrix.input());
        double room = width - IMAGE - GAP - 2 * MARGIN;
        cell = Math.max(4, Math.floor(Math.min(22, room / matrix.columns())));
        double height = Math.max(IMAGE, cell * matrix.rows());
        paper.size(width, height + 2 * MARGIN);
        getStyleClass().add("kernel-matrix");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        getChildren().add(paper);
        setMinSize(paper.sheetWidth(), paper.sheetHeight());
        setPrefSize(paper.sheetWidth(), paper.sheetHeight());
        setMaxSize(paper.sheetWidth(), paper.sheetHeight());
        setOnMouseMoved(event -> hover(event.getX(), event.getY()));
        setOnMousePressed(event -> requestFocus());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                choose(row + (event.getCode() == KeyCode.DOWN ? 1 : -1));
                event.consume();
            }
        });
        choose(0);
    }

    /** The chosen row of the matrix: an output pixel, counted row by row. */
    public int row() {
        return row;
    }

    /** Frames a row; one that does not exist changes nothing. */
    public void choose(int index) {
        if (index >= 0 && index < matrix.rows()) {
            row = index;
            draw();
            chosen.accept(index);
        }
    }

    private void hover(double x, double y) {
        if (x > MARGIN + IMAGE + GAP) {
            choose((int) Math.floor((y - MARGIN) / cell));
            return;
        }
        // Over the image: the first output that reads this pixel with the middle of its kernel, or else at all.
        int column = (int) Math.floor((y - MARGIN) / pixel) * matrix.input() + (int) Math.floor((x - MARGIN) / pixel);
        if (x < MARGIN || y < MARGIN || x > MARGIN + pixel * matrix.input() || column >= matrix.columns()) {
            return;
        }
        for (int index = 0; index < matrix.rows(); index++) {
            if (matrix.weight(index, column) == matrix.weights() / 2) {
                choose(index);
            }
        }
    }

    private void draw() {
        GraphicsContext g = paper.pen();
        paper.clear();
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        for (int column = 0; column < matrix.columns(); column++) {
            double x = MARGIN + column % matrix.input() * pixel;
            int line = column / matrix.input();
            double y = MARGIN + line * pixel;
            square(g, x, y, pixel, matrix.weight(row, column));
        }
        double left = MARGIN + IMAGE + GAP;
        for (int line = 0; line < matrix.rows(); line++) {
            for (int column = 0; column < matrix.columns(); column++) {
                square(g, left + column * cell, MARGIN + line * cell, cell, matrix.weight(line, column));
            }
        }
        g.setStroke(FRAME);
        g.setLineWidth(2);
        g.strokeRect(left - 1, MARGIN + row * cell - 1, matrix.columns() * cell + 2, cell + 2);
        frameWindow(g);
    }

    private void frameWindow(GraphicsContext g) {
        int span = (matrix.kernel() - 1) * matrix.dilation() + 1;
        int top = Math.max(0, row / matrix.output() * matrix.stride() - matrix.pad());
        int left = Math.max(0, row % matrix.output() * matrix.stride() - matrix.pad());
        int bottom = Math.min(matrix.input(), row / matrix.output() * matrix.stride() - matrix.pad() + span);
        int right = Math.min(matrix.input(), row % matrix.output() * matrix.stride() - matrix.pad() + span);
        g.strokeRect(
                MARGIN + left * pixel - 1,
                MARGIN + top * pixel - 1,
                (right - left) * pixel + 2,
                (bottom - top) * pixel + 2);
    }

    private void square(GraphicsContext g, double x, double y, double size, int weight) {
        g.setFill(weight == KernelMatrix.NONE ? EMPTY : colour(weight));
        g.fillRect(x, y, size, size);
        g.setStroke(LINE);
        g.setLineWidth(0.5);
        g.strokeRect(x, y, size, size);
        if (weight != KernelMatrix.NONE && size >= LETTERS_FROM) {
            g.setFill(INK);
            g.setFont(Font.font(Math.min(13, size * 0.66)));
            g.fillText(String.valueOf((char) ('a' + weight)), x + size / 2, y + size / 2);
        }
    }

    /** Light enough for dark letters; neighbours differ in hue and in brightness. */
    private Color colour(int weight) {
        double hue = 360.0 * weight / matrix.weights();
        return Color.hsb(hue, weight % 2 == 0 ? 0.34 : 0.52, weight % 2 == 0 ? 0.98 : 0.86);
    }
}
