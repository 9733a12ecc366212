package org.layerwright.ui.view.look;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.layerwright.ui.control.Paper;
import org.layerwright.ui.control.Tips;

/**
 * Many small pictures side by side on one canvas, each enlarged without smoothing. One can be opened by a click, or with
 * the arrow keys and Enter.
 */
final class MapGrid extends Region {
    /** Seen on black, on white and on every grey between them. */
    static final Color MARK = Color.web("#d96b0b");

    private static final double GAP = 3;
    private final double cell;
    private final int columns;
    private final Paper paper = new Paper(this::draw);
    private final List<Image> images = new ArrayList<>();
    private final Tooltip tip = Tips.line();
    private IntConsumer open;
    private int selected = -1;
    private double[] patch = {};

    /** @param cell pixels of a picture's longer side */
    MapGrid(double cell, int columns) {
        this.cell = cell;
        this.columns = columns;
        getStyleClass().add("map-grid");
        getChildren().add(paper);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** Lets pictures be opened. */
    void onOpen(IntConsumer newOpen, IntFunction<String> name) {
        open = newOpen;
        setFocusTraversable(true);
        Tooltip.install(this, tip);
        setOnMouseMoved(event -> {
            int at = indexAt(event.getX(), event.getY());
            tip.setText(at < 0 ? "" : name.apply(at));
        });
        setOnMouseClicked(event -> {
            requestFocus();
            open(indexAt(event.getX(), event.getY()));
        });
        setOnKeyPressed(this::pressed);
        focusedProperty().addListener((observable, before, now) -> {
            selected = now && selected < 0 && !images.isEmpty() ? 0 : selected;
            draw();
        });
    }

    void show(List<? extends Image> newImages) {
        images.clear();
        images.addAll(newImages);
        selected = Math.min(selected, images.size() - 1);
        draw();
        requestLayout();
    }

    /** Marks a part of every picture, in its pixels. */
    void mark(double x, double y, double width, double height) {
        patch = new double[] {x, y, width, height};
        draw();
    }

    /** Selects what another grid has selected. */
    void selectAs(MapGrid other) {
        selected = Math.min(other.selected, images.size() - 1);
        draw();
    }

    int count() {
        return images.size();
    }

    private void open(int index) {
        if (index >= 0 && open != null) {
            selected = index;
            open.accept(index);
        }
    }

    private void pressed(KeyEvent event) {
        int to = switch (event.getCode()) {
            case RIGHT -> selected + 1;
            case LEFT -> selected - 1;
            case DOWN -> selected + columns;
            case UP -> selected - columns;
            case ENTER, SPACE -> {
                open(selected);
                event.consume();
                yield -1;
            }
            default -> -1;
        };
        boolean alone = event.isAltDown() || event.isShortcutDown();
        if (!alone && to >= 0 && to < images.size()) {
            selected = to;
            draw();
            event.consume();
        }
    }

    private int indexAt(double x, double y) {
        int column = (int) (x / (cell + GAP));
        int index = (int) (y / (cell + GAP)) * columns + column;
        return column < columns && index >= 0 && index < images.size() ? index : -1;
    }

    private double extent(int cells) {
        return Math.max(0, cells * (cell + GAP));
    }

    @Override
    protected double computePrefWidth(double height) {
        return extent(Math.min(columns, Math.max(1, images.size())));
    }

    @Override
    protected double computePrefHeight(double width) {
        return extent((images.size() + columns - 1) / columns);
    }

    private void draw() {
        paper.size(computePrefWidth(-1), computePrefHeight(-1));
        GraphicsContext pen = paper.pen();
        paper.clear();
        pen.setImageSmoothing(false);
        for (int i = 0; i < images.size(); i++) {
            draw(pen, images.get(i), i);
        }
    }

    private void draw(GraphicsContext pen, Image image, int index) {
        double scale = cell / Math.max(image.getWidth(), image.getHeight());
        double width = image.getWidth() * scale;
        double height = image.getHeight() * scale;
        int row = index / columns;
        double x = index % columns * (cell + GAP) + 1;
        double y = row * (cell + GAP) + 1;
        pen.drawImage(image, x, y, width, height);
        pen.setStroke(MARK);
        pen.setLineWidth(2);
        if (patch.length > 0) {
            // What reaches into the padding is drawn up to the image's edge.
            double left = Math.max(0, patch[0]) * scale;
            double top = Math.max(0, patch[1]) * scale;
            double right = Math.min(image.getWidth(), patch[0] + patch[2]) * scale;
            double bottom = Math.min(image.getHeight(), patch[1] + patch[3]) * scale;
            pen.strokeRect(x + left, y + top, Math.max(2, right - left), Math.max(2, bottom - top));
        }
        if (index == selected && isFocused()) {
            pen.strokeRect(x, y, width, height);
        }
    }
}
