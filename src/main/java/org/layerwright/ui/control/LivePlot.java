package org.layerwright.ui.control;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import org.layerwright.text.Texts;

/**
 * Curves that grow while they are looked at. Draws about 20 times a second at most, and only while it is visible and
 * something changed.
 *
 * <p>The mouse, or the arrow keys where it has the focus, read the values of every curve at a step; Escape ends that. The
 * wheel and the keys + and − zoom along x, a drag chooses a range, a drag with Shift moves it, a double click or 0 shows
 * all. A click on a name in the legend, or a digit, hides a curve or shows it again.
 */
public final class LivePlot extends PlotRegion {
    private static final long NANOS_BETWEEN_DESCRIPTIONS = 1_000_000_000;
    private static final double PIXELS_A_TICK_X = 70;
    private static final double PIXELS_A_TICK_Y = 27;
    private static final double PICTURE_SCALE = 2;

    private final PlotPen pen = new PlotPen(paper().pen());
    private final PlotPainter painter = new PlotPainter(pen);
    private final HoverPainter hoverPainter = new HoverPainter(pen, painter);
    private final PlotSmoothing means = new PlotSmoothing();
    private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing");
    private final Set<String> hidden = new LinkedHashSet<>();

    private PlotContent content = new PlotContent("", PlotContent.ValueFormat.NUMBER, List.of(), List.of(), 0, "");
    private Texts texts;
    private Node afterTitle;
    private PlotRange zoom;
    private PlotRange dragged;
    private Runnable onClick = () -> {};
    private double pointer = Double.NaN;
    private long lastDescription = Long.MIN_VALUE / 2;
    private long draws;
    private PlotView view;

    public LivePlot(Texts texts) {
        this.texts = texts;
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        logarithmic.addListener(observable -> pace().request());
        smoothing.addListener(observable -> pace().request());
        new PlotGestures(this).install();
    }

    /** Shows a content, or the same one once more because its points changed. */
    public void setContent(PlotContent newContent) {
        boolean moves = !newContent.title().equals(content.title());
        content = newContent;
        if (moves) {
            requestLayout(); // What stands behind the title.
        }
        pace().changed();
    }

    public PlotContent content() {
        return content;
    }

    /** Changes the language. */
    public void setTexts(Texts newTexts) {
        if (texts != newTexts) {
            texts = newTexts;
            pace().request();
        }
    }

    /** Puts a small control behind the title. */
    public void setAfterTitle(Node node) {
        if (afterTitle != null) {
            getChildren().remove(afterTitle);
        }
        afterTitle = node;
        getChildren().add(node);
    }

    public BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    /** How much of its running mean a noisy curve keeps with each point, in [0, 1); 0 shows the points themselves. */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /** What a click that neither drags nor hides a curve does, and the key Enter. */
    public void setOnClick(Runnable action) {
        onClick = action;
    }

    Runnable onClick() {
        return onClick;
    }

    /** The part of the x axis that is shown; empty for all of it. */
    public Optional<PlotRange> zoom() {
        return Optional.ofNullable(zoom);
    }

    /** Shows a part of the x axis only. */
    public void zoomTo(PlotRange range) {
        zoom = range.covers(wholeX()) ? null : range;
        pace().request();
    }

    public void showAll() {
        zoom = null;
        pace().request();
    }

    /** Whether a named curve is drawn. */
    public boolean isShown(String curve) {
        return !hidden.contains(curve);
    }

    /** Hides a curve, or shows it again; its batches and means come and go with it. */
    public void toggle(String curve) {
        if (!hidden.remove(curve)) {
            hidden.add(curve);
        }
        pace().request();
    }

    /** What the plot tells about the step that is pointed at, or nothing where none is. */
    public Optional<PlotHover> hover() {
        if (view == null || Double.isNaN(pointer) || content.isEmpty()) {
            return Optional.empty();
        }
        Rectangle2D area = painter.area();
        return view.hover((pointer - area.getMinX()) / area.getWidth());
    }

    /** The plot as it is now, at twice its size on the screen; on the window's thread. */
    public WritableImage picture() {
        double width = Math.max(getMinWidth(), getWidth());
        double height = Math.max(getMinHeight(), getHeight());
        Canvas paper = new Canvas(width * PICTURE_SCALE, height * PICTURE_SCALE);
        paper.getGraphicsContext2D().scale(PICTURE_SCALE, PICTURE_SCALE);
        PlotPen itsPen = new PlotPen(paper.getGraphicsContext2D());
        double title = itsPen.width(content.title(), PlotPen.bold(font())) + 12;
        new PlotPainter(itsPen)
                .paint(width, height, PICTURE_SCALE, title, layOut(width, height), content, hidden, colours(), font());
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(colours().background());
        return paper.snapshot(parameters, null);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (afterTitle != null) {
            afterTitle.autosize();
            double x = titleEnd() - afterTitle.getLayoutBounds().getWidth();
            double height = painter.headerHeight(font()) - 4;
            afterTitle.relocate(
                    snapPositionX(x),
                    snapPositionY((height - afterTitle.getLayoutBounds().getHeight()) / 2));
        }
    }

    @Override
    public void draw() {
        pace().drawn();
        double width = paper().sheetWidth();
        double height = paper().sheetHeight();
        if (width < 2 || height < 2) {
            return;
        }
        draws++;
        Font labels = font();
        PlotColours colours = colours();
        double scale = pixels();
        view = layOut(width, height);
        painter.paint(width, height, scale, titleEnd(), view, content, hidden, colours, labels);
        if (dragged != null) {
            painter.paintChosen(view, dragged, colours);
        } else {
            hover().ifPresent(hover -> hoverPainter.paint(view, hover, colours, labels, scale));
        }
        if (isFocused()) {
            painter.paintFocus(width, height, colours);
        }
        if (System.nanoTime() - lastDescription >= NANOS_BETWEEN_DESCRIPTIONS || isFocused()) {
            describe();
        }
    }

    private PlotView layOut(double width, double height) {
        means.setShare(smoothing.get());
        List<PlotCurve> drawn = means.applied(content.curves().stream()
                .filter(curve -> !hidden.contains(content.owner(curve)))
                .toList());
        int ticksX = (int) Math.max(2, width / PIXELS_A_TICK_X);
        int ticksY = (int) Math.max(2, (height - 45) / PIXELS_A_TICK_Y);
        return new PlotView(content.with(drawn), texts, logarithmic.get(), zoom, ticksX, ticksY);
    }

    /** How often it has drawn; for tests. */
    long draws() {
        return draws;
    }

    /** Where the curves are. */
    Rectangle2D plotArea() {
        return painter.area();
    }

    PlotLegend legend() {
        return painter.legend();
    }

    /** The x axis as it is drawn; null before the first drawing. */
    PlotAxis axis() {
        return view == null ? null : view.x();
    }

    /** The end of the whole x axis. */
    double wholeX() {
        return new PlotView(content, texts, false, null, 4, 4).x().max();
    }

    void point(double x) {
        pointer = x;
        pace().request();
    }

    boolean isPointed() {
        return !Double.isNaN(pointer);
    }

    /** Shows the range that a drag is choosing; null for none. */
    void choose(PlotRange range) {
        dragged = range;
        pace().request();
    }

    /** What a screen reader says: the values pointed at, or the last ones. */
    private void describe() {
        lastDescription = System.nanoTime();
        String values = content.emptyText();
        Optional<PlotHover> told = content.isEmpty() ? Optional.empty() : hover().or(() -> view.hover(1));
        if (told.isPresent()) {
            StringBuilder list = new StringBuilder(told.get().title());
            told.get()
                    .rows()
                    .forEach(row ->
                            list.append(", ").append(row.name()).append(' ').append(row.text()));
            values = list.toString();
        }
        setAccessibleText(texts.get("plot.accessible", content.title(), values));
    }

    /** Where the title with the control behind it ends. */
    private double titleEnd() {
        double title = pen.width(content.title(), PlotPen.bold(font())) + 12;
        return afterTitle == null ? title : title + afterTitle.prefWidth(-1);
    }
}
