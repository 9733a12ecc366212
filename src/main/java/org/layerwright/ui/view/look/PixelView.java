package org.layerwright.ui.view.look;

import java.util.function.BiConsumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.layerwright.ui.control.Paper;

/** One picture, large, with a pixel that can be pointed at with the mouse or the arrow keys, and opened. */
final class PixelView extends Region {
    private final Paper paper = new Paper(this::draw);
    private final double longest;
    private final BiConsumer<Integer, Integer> pointed;
    private final BiConsumer<Integer, Integer> open;
    private Image image;
    private int row;
    private int column;

    /**
     * @param longest pixels of the longer side
     * @param pointed hears row and column of the pixel pointed at
     * @param open hears them when it is clicked, or Enter is pressed
     */
    PixelView(double longest, BiConsumer<Integer, Integer> pointed, BiConsumer<Integer, Integer> open) {
        this.longest = longest;
        this.pointed = pointed;
        this.open = open;
        getStyleClass().add("pixel-view");
        getChildren().add(paper);
        setFocusTraversable(true);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setOnMouseMoved(event -> point((int) (event.getY() / scale()), (int) (event.getX() / scale())));
        setOnMouseClicked(event -> {
            requestFocus();
            point((int) (event.getY() / scale()), (int) (event.getX() / scale()));
            open.accept(row, column);
        });
        setOnKeyPressed(this::pressed);
        focusedProperty().addListener((observable, before, now) -> draw());
    }

    void show(Image newImage) {
        image = newImage;
        point(row, column);
        requestLayout();
    }

    /** Points where another picture is pointed at. */
    void pointAs(PixelView other) {
        point(other.row, other.column);
    }

    private double scale() {
        return image == null ? 1 : longest / Math.max(image.getWidth(), image.getHeight());
    }

    private void point(int newRow, int newColumn) {
        if (image != null) {
            row = Math.max(0, Math.min((int) image.getHeight() - 1, newRow));
            column = Math.max(0, Math.min((int) image.getWidth() - 1, newColumn));
            pointed.accept(row, column);
            draw();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> point(row - 1, column);
            case DOWN -> point(row + 1, column);
            case LEFT -> point(row, column - 1);
            case RIGHT -> point(row, column + 1);
            case ENTER, SPACE -> open.accept(row, column);
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    protected double computePrefWidth(double height) {
        return image == null ? 0 : image.getWidth() * scale();
    }

    @Override
    protected double computePrefHeight(double width) {
        return image == null ? 0 : image.getHeight() * scale();
    }

    private void draw() {
        paper.size(computePrefWidth(-1), computePrefHeight(-1));
        GraphicsContext pen = paper.pen();
        pen.setImageSmoothing(false);
        paper.clear();
        pen.drawImage(image, 0, 0, paper.sheetWidth(), paper.sheetHeight());
        pen.setStroke(MapGrid.MARK);
        pen.setLineWidth(isFocused() ? 3 : 2);
        pen.strokeRect(column * scale(), row * scale(), scale(), scale());
    }
}
