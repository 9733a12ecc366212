package org.layerwright.ui.control;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import org.layerwright.ui.viewmodel.CanvasZoom;

/**
 * A window onto a stack of cards: scrolled by the wheel and by bars, panned by the middle button or with the space bar
 * held, zoomed by the wheel with Ctrl. What is at the top stays there when the stack grows.
 */
public final class CanvasPane extends Region {
    private static final double BAR = 8;
    private static final double MARGIN = 14;
    private static final double ZOOM_OF_WHEEL = 1.0 / 400;

    private final CardStack stack;
    private final CanvasZoom zoom;
    private final Scale scale = new Scale(1, 1);
    private final Pane world = new Pane();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final Rectangle clip = new Rectangle();
    private final DoubleProperty left = new SimpleDoubleProperty(this, "left");
    private double top;
    /** Where the wheel zooms; negative where something else does. */
    private double wheelAt = -1;

    private boolean spaceHeld;
    private boolean panning;
    private boolean barsWanted;
    /** Whether the bars are being told where the view is, and not the other way round. */
    private boolean settingBars;

    private Point2D panFrom = Point2D.ZERO;

    public CanvasPane(CardStack stack, CanvasZoom zoom) {
        this.stack = stack;
        this.zoom = zoom;
        getStyleClass().add("canvas-pane");
        world.getTransforms().add(scale);
        world.getChildren().add(stack);
        world.setManaged(false);
        world.setPickOnBounds(false);
        vertical.setOrientation(Orientation.VERTICAL);
        horizontal.setOrientation(Orientation.HORIZONTAL);
        setClip(clip);
        getChildren().add(world);
        vertical.valueProperty().addListener((observable, before, now) -> barMoved(left.get(), now.doubleValue()));
        horizontal.valueProperty().addListener((observable, before, now) -> barMoved(now.doubleValue(), top));
        zoom.factorProperty().addListener((observable, before, now) -> zoomed(before.doubleValue()));
        addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::onPressed);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, this::onDragged);
        addEventFilter(MouseEvent.MOUSE_RELEASED, this::onReleased);
        stack.setOnResized(this::stackChanged);
    }

    /** How far the stack is scrolled to the right, in pixels of the screen. */
    public DoubleProperty leftProperty() {
        return left;
    }

    /** How far it is scrolled down, in pixels of the screen. */
    public double top() {
        return top;
    }

    /** The width that the stack has before the zoom. */
    public double stackWidth() {
        return Math.max(stack.leastWidth(), getWidth() / zoom.factor());
    }

    /** Shows bars where there is something to scroll; until then it is scrolled without them. */
    public void showBars() {
        barsWanted = true;
        scrollTo(left.get(), top);
    }

    /** While the space bar is held, the mouse pans. */
    public void setSpaceHeld(boolean held) {
        spaceHeld = held;
        setCursor(held ? Cursor.OPEN_HAND : null);
    }

    /** Shows the network from end to end, as far as it can be read then. */
    public void fitHeight() {
        zoom.set(Math.min(1, getHeight() / stack.contentHeight()));
    }

    /** Shows the cards as large as they are seen in their whole width. */
    public void fitWidth() {
        zoom.set(getWidth() / stack.leastWidth());
        scrollTo(0, top);
    }

    /** Scrolls as little as possible, so that a card is seen. */
    public void reveal(int card) {
        layoutNow();
        CardMetrics metrics = stack.metrics();
        if (card < 0 || card >= metrics.size() || getHeight() <= 0) {
            return;
        }
        double from = metrics.top(card) * zoom.factor() - MARGIN;
        double to = metrics.bottom(card) * zoom.factor() + MARGIN;
        if (from < top || to - from > getHeight()) {
            scrollTo(left.get(), from);
        } else if (to > top + getHeight()) {
            scrollTo(left.get(), to - getHeight());
        }
    }

    public void panBy(double x, double y) {
        scrollTo(left.get() + x, top + y);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        vertical.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight());
        horizontal.resizeRelocate(0, getHeight() - BAR, getWidth() - BAR, BAR);
        layoutNow();
    }

    private void stackChanged() {
        scrollTo(left.get(), top);
    }

    private void layoutNow() {
        scale.setX(zoom.factor());
        scale.setY(zoom.factor());
        stack.setWide(stackWidth());
        scrollTo(left.get(), top);
    }

    private void barMoved(double x, double y) {
        if (!settingBars) {
            scrollTo(x, y);
        }
    }

    private void scrollTo(double x, double y) {
        double farX = Math.max(0, stackWidth() * zoom.factor() - getWidth());
        double farY = Math.max(0, stack.contentHeight() * zoom.factor() - getHeight());
        double nextX = Math.max(0, Math.min(x, farX));
        top = Math.max(0, Math.min(y, farY));
        left.set(nextX);
        world.relocate(-Math.round(nextX), -Math.round(top));
        settingBars = true;
        show(vertical, top, farY, getHeight());
        show(horizontal, nextX, farX, getWidth());
        settingBars = false;
        stack.showPart(top / zoom.factor(), (top + getHeight()) / zoom.factor());
    }

    private void show(ScrollBar bar, double value, double far, double seen) {
        bar.setVisible(far > 0.5);
        if (bar.isVisible() && barsWanted && bar.getParent() == null) {
            getChildren().add(bar); // Most networks never need the one below.
        }
        bar.setMax(Math.max(1, far));
        bar.setVisibleAmount(far > 0 ? bar.getMax() * seen / (seen + far) : 1);
        bar.setUnitIncrement(40);
        bar.setBlockIncrement(seen * 0.9);
        bar.setValue(value);
    }

    /** Keeps what lies at the anchor where it is: under the wheel, else the selected card, else the middle. */
    private void zoomed(double before) {
        double place = wheelAt >= 0 ? wheelAt : anchor(before);
        double fixed = (top + place) / before;
        layoutNow();
        scrollTo(left.get(), fixed * zoom.factor() - place);
    }

    private double anchor(double factor) {
        int lead = stack.selection().lead();
        if (lead >= 0 && lead < stack.metrics().size()) {
            double middle = (stack.metrics().top(lead) + stack.metrics().height(lead) / 2) * factor - top;
            if (middle >= 0 && middle <= getHeight()) {
                return middle;
            }
        }
        return getHeight() / 2;
    }

    private void onScroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            wheelAt = event.getY();
            zoom.set(zoom.factor() * (1 + event.getDeltaY() * ZOOM_OF_WHEEL));
            wheelAt = -1;
        } else if (event.isShiftDown() && event.getDeltaX() == 0) {
            panBy(-event.getDeltaY(), 0);
        } else {
            panBy(-event.getDeltaX(), -event.getDeltaY());
        }
        event.consume();
    }

    private void onPressed(MouseEvent event) {
        boolean withSpace = spaceHeld && event.getButton() == MouseButton.PRIMARY;
        if (event.getButton() == MouseButton.MIDDLE || withSpace) {
            panning = true;
            panFrom = new Point2D(event.getSceneX(), event.getSceneY());
            setCursor(Cursor.CLOSED_HAND);
            event.consume();
        }
    }

    private void onDragged(MouseEvent event) {
        if (panning) {
            panBy(panFrom.getX() - event.getSceneX(), panFrom.getY() - event.getSceneY());
            panFrom = new Point2D(event.getSceneX(), event.getSceneY());
            event.consume();
        }
    }

    private void onReleased(MouseEvent event) {
        if (panning) {
            panning = false;
            setSpaceHeld(spaceHeld);
            event.consume();
        }
    }
}
