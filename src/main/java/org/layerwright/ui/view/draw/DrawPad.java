package org.layerwright.ui.view.draw;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.layerwright.ui.control.Paper;
import org.layerwright.ui.viewmodel.draw.DrawViewModel;
import org.layerwright.ui.viewmodel.draw.Sketch;

/**
 * A square blackboard to draw on with mouse, pen or finger: white on black in every theme, as MNIST is. From the
 * keyboard, the arrow keys move a pen, Space sets it down or lifts it.
 */
final class DrawPad extends Region {
    static final double SIDE = 336;

    private static final double PEN = SIDE * Sketch.PEN * 0.72;
    private static final double STEP = 1.0 / 28;

    private final DrawViewModel drawing;
    private final Paper paper = new Paper(this::draw);
    private double penX = 0.5;
    private double penY = 0.5;
    private boolean penDown;
    private Image picture;

    DrawPad(DrawViewModel drawing) {
        this.drawing = drawing;
        setId("draw-pad");
        getStyleClass().add("draw-pad");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(SIDE, SIDE);
        setPrefSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        paper.size(SIDE, SIDE);
        getChildren().add(paper);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            if (event.getButton() == MouseButton.PRIMARY) {
                drawing.beginStroke(event.getX() / SIDE, event.getY() / SIDE);
            }
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::extend);
        // A quick stroke on a busy machine has nothing between its beginning and its end.
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::extend);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().addListener(observable -> {
            penDown = penDown && isFocused();
            draw();
        });
        draw();
    }

    private void extend(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && !drawing.strokes().isEmpty()) {
            drawing.extendStroke(event.getX() / SIDE, event.getY() / SIDE);
        }
    }

    /** @param newPicture what was dropped or pasted; null for the strokes */
    void showPicture(Image newPicture) {
        picture = newPicture;
        draw();
    }

    void draw() {
        GraphicsContext g = paper.pen();
        g.setFill(Color.BLACK);
        g.fillRect(0, 0, SIDE, SIDE);
        if (picture != null) {
            double scale = SIDE / Math.max(picture.getWidth(), picture.getHeight());
            double w = picture.getWidth() * scale;
            double h = picture.getHeight() * scale;
            g.drawImage(picture, (SIDE - w) / 2, (SIDE - h) / 2, w, h);
        }
        g.setStroke(Color.WHITE);
        g.setLineWidth(PEN);
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (List<Sketch.Point> stroke : drawing.strokes()) {
            g.beginPath();
            g.moveTo(stroke.get(0).x() * SIDE, stroke.get(0).y() * SIDE);
            for (Sketch.Point point : stroke) {
                g.lineTo(point.x() * SIDE, point.y() * SIDE);
            }
            g.stroke();
        }
        if (isFocused()) {
            g.setStroke(penDown ? Color.ORANGE : Color.LIGHTSKYBLUE);
            g.setLineWidth(penDown ? 4 : 2);
            g.strokeOval(penX * SIDE - 7, penY * SIDE - 7, 14, 14);
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(-STEP, 0);
            case RIGHT -> move(STEP, 0);
            case UP -> move(0, -STEP);
            case DOWN -> move(0, STEP);
            case SPACE -> {
                penDown = !penDown;
                if (penDown) {
                    drawing.beginStroke(penX, penY);
                }
                draw();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(double dx, double dy) {
        penX = Math.max(0, Math.min(1, penX + dx));
        penY = Math.max(0, Math.min(1, penY + dy));
        if (penDown) {
            drawing.extendStroke(penX, penY);
        }
        draw();
    }
}
