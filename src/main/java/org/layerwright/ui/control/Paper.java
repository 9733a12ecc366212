package org.layerwright.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Transform;

/**
 * A sheet to draw on by hand that has a pixel for each pixel of the screen. The window enlarges what it shows by a
 * transform, which would stretch the pixels of a plain canvas until texts and lines are blurred; this one has as many
 * more pixels as it is enlarged, lies on the screen's own grid, and asks to be drawn anew where either changes. Whoever
 * draws goes on counting in the units of the layout.
 *
 * <p>Not managed unless its parent says so: it takes the size it is given by {@link #size}.
 */
public final class Paper extends Region {
    /** 64 MB of pixels; a larger sheet is enlarged less, and somewhat blurred. */
    private static final double MOST_PIXELS = 16e6;

    private final Canvas canvas = new Canvas();
    private final Scale shrink = new Scale(1, 1, 0, 0);
    private final Runnable redraw;
    private double sheetWidth;
    private double sheetHeight;
    private double density = 1;

    /** @param redraw draws everything anew, now or soon; what was drawn is gone */
    public Paper(Runnable redraw) {
        this.redraw = redraw;
        setManaged(false);
        setMouseTransparent(true);
        canvas.getTransforms().add(shrink);
        getChildren().add(canvas);
        localToSceneTransformProperty().addListener((observable, before, now) -> follow(now));
    }

    /** Gives the sheet a size in the units of the layout; a new size empties it. */
    public void size(double width, double height) {
        sheetWidth = width;
        sheetHeight = height;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        resize(width, height);
        follow(getLocalToSceneTransform());
        fit();
    }

    /** Draws in the units of the layout, from the upper left corner of the sheet. */
    public GraphicsContext pen() {
        return canvas.getGraphicsContext2D();
    }

    public double sheetWidth() {
        return sheetWidth;
    }

    public double sheetHeight() {
        return sheetHeight;
    }

    /** Empties the whole sheet. */
    public void clear() {
        // What hangs over by a part of a pixel, too.
        pen().clearRect(0, 0, sheetWidth + 1, sheetHeight + 1);
    }

    /** Pixels of the sheet for one unit of the layout, beside those that a dense screen adds by itself. */
    public double density() {
        return density;
    }

    /** Pixels of the screen for one unit of the layout. */
    double screenPixels() {
        return render() * density;
    }

    /** The pixels of the sheet; for tests. */
    Bounds pixels() {
        return canvas.getLayoutBounds();
    }

    private void follow(Transform toScene) {
        double most = Math.sqrt(MOST_PIXELS / Math.max(1, sheetWidth * sheetHeight));
        double now = Math.max(1, Math.min(most, toScene.getMxx()));
        align(toScene);
        if (Math.abs(now - density) > 1e-9) {
            density = now;
            fit();
            redraw.run();
        }
    }

    /** Onto the screen's grid: between two pixels every line would be spread over both. */
    private void align(Transform toScene) {
        double render = render();
        double perUnit = render * toScene.getMxx();
        if (perUnit > 0) {
            canvas.setTranslateX(toGrid(toScene.getTx() * render) / perUnit);
            canvas.setTranslateY(toGrid(toScene.getTy() * render) / perUnit);
        }
    }

    /** What a dense screen adds by itself. */
    private double render() {
        Scene scene = getScene();
        return scene == null || scene.getWindow() == null
                ? 1
                : Math.max(1, scene.getWindow().getRenderScaleX());
    }

    private static double toGrid(double place) {
        return Math.round(place) - place;
    }

    private void fit() {
        canvas.setWidth(Math.ceil(sheetWidth * density - 1e-6));
        canvas.setHeight(Math.ceil(sheetHeight * density - 1e-6));
        shrink.setX(1 / density);
        shrink.setY(1 / density);
        pen().setTransform(density, 0, 0, density, 0, 0);
    }
}
