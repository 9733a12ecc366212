package org.layerwright.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.stage.Window;
import org.layerwright.text.Texts;

/**
 * Curves that grow while they are looked at. Draws about 20 times a second at most, and only while it is visible and something
 * changed. The mouse, or the arrow keys where it has the focus, read the values of every curve at a step; Escape ends
 * that.
 *
 * <p>Colours come from the stylesheet: {@code -lw-plot-text, -lw-plot-muted, -lw-plot-grid, -lw-plot-background,
 * -lw-plot-focus} and {@code -lw-plot-curve-1} to {@code -6}.
 */
public final class LivePlot extends Region {
    /** A little below 50 ms, as updates that come every 50 ms come a little early now and then. */
    private static final long NANOS_BETWEEN = 46_000_000;

    private static final long NANOS_BETWEEN_DESCRIPTIONS = 1_000_000_000;
    private static final double PIXELS_A_TICK_X = 70;
    private static final double PIXELS_A_TICK_Y = 27;

    private static final StyleablePropertyFactory<LivePlot> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    /** After Okabe and Ito 2002: can be told apart with every common colour deficiency. */
    private static final List<String> CURVE_COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00");

    private final Canvas canvas = new Canvas();
    private final PlotPen pen = new PlotPen(canvas.getGraphicsContext2D());
    private final PlotPainter painter = new PlotPainter(pen);
    private final HoverPainter hoverPainter = new HoverPainter(pen, painter);
    private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
    private final StyleableProperty<Color> text = colour("-lw-plot-text", "#202020");
    private final StyleableProperty<Color> muted = colour("-lw-plot-muted", "#606060");
    private final StyleableProperty<Color> grid = colour("-lw-plot-grid", "#e0e0e0");
    private final StyleableProperty<Color> background = colour("-lw-plot-background", "#ffffff");
    private final StyleableProperty<Color> focus = colour("-lw-plot-focus", "#0072b2");
    private final List<StyleableProperty<Color>> curves = new ArrayList<>();
    private final StyleableProperty<Font> font =
            FACTORY.createStyleableFontProperty(this, "font", "-fx-font", plot -> plot.font, Font.getDefault(), true);

    private final InvalidationListener showing = observable -> requestDraw();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick();
        }
    };

    private PlotContent content = new PlotContent("", PlotContent.ValueFormat.NUMBER, List.of(), List.of(), 0, "");
    private Texts texts;
    private Node afterTitle;
    private double pointer = Double.NaN;
    private long lastDraw = Long.MIN_VALUE / 2;
    private long lastDescription = Long.MIN_VALUE / 2;
    private long draws;
    private boolean due;
    private boolean urgent;
    private PlotView view;
    private Window window;

    public LivePlot(Texts texts) {
        this.texts = texts;
        for (int i = 0; i < CURVE_COLOURS.size(); i++) {
            curves.add(colour("-lw-plot-curve-" + (i + 1), CURVE_COLOURS.get(i)));
        }
        getStyleClass().add("live-plot");
        getChildren().add(canvas);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(160, 110);
        setPrefSize(420, 220);
        logarithmic.addListener(observable -> requestDraw());
        focusedProperty().addListener(observable -> requestDraw());
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseDragged(event -> point(event.getX()));
        setOnMouseExited(event -> point(Double.NaN));
        setOnMousePressed(event -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        sceneProperty().flatMap(Scene::windowProperty).addListener((observable, before, now) -> follow(now));
    }

    /** Shows a content, or the same one once more because its points changed. */
    public void setContent(PlotContent newContent) {
        content = newContent;
        due = true;
        if (waited() && isOnScreen()) {
            // Without the timer, which would keep the toolkit beating at 60 times a second.
            draw();
        } else {
            timer.start();
        }
    }

    public PlotContent content() {
        return content;
    }

    /** Changes the language. */
    public void setTexts(Texts newTexts) {
        if (texts != newTexts) {
            texts = newTexts;
            requestDraw();
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

    /** What the plot tells about the step that is pointed at, or nothing where none is. */
    public Optional<PlotHover> hover() {
        if (view == null || Double.isNaN(pointer) || content.isEmpty()) {
            return Optional.empty();
        }
        Rectangle2D area = painter.area();
        return view.hover((pointer - area.getMinX()) / area.getWidth());
    }

    /** How often it has drawn; for tests. */
    long draws() {
        return draws;
    }

    /** Whether something is to be drawn; for tests. */
    boolean isDue() {
        return due;
    }

    /** Where the curves are, for tests. */
    Rectangle2D plotArea() {
        return painter.area();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    protected void layoutChildren() {
        boolean resized = canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight();
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (afterTitle != null) {
            afterTitle.autosize();
            double x = titleEnd() - afterTitle.getLayoutBounds().getWidth();
            double height = painter.headerHeight(font.getValue()) - 4;
            afterTitle.relocate(
                    snapPositionX(x),
                    snapPositionY((height - afterTitle.getLayoutBounds().getHeight()) / 2));
        }
        if (resized) {
            // At once: a canvas that was resized is stretched or empty until it is drawn.
            draw();
        }
    }

    /** Draws now, whether or not it is time; on the window's thread. */
    public void draw() {
        lastDraw = System.nanoTime();
        due = false;
        urgent = false;
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width < 2 || height < 2) {
            return;
        }
        draws++;
        Font labels = font.getValue();
        PlotColours colours = colours();
        double scale = scale();
        view = new PlotView(content, texts, logarithmic.get(), (int) Math.max(2, width / PIXELS_A_TICK_X), (int)
                Math.max(2, (height - 45) / PIXELS_A_TICK_Y));
        painter.paint(width, height, scale, titleEnd(), view, content, colours, labels);
        hover().ifPresent(hover -> hoverPainter.paint(view, hover, colours, labels, scale));
        if (isFocused()) {
            painter.paintFocus(width, height, colours);
        }
        if (lastDraw - lastDescription >= NANOS_BETWEEN_DESCRIPTIONS || isFocused()) {
            describe();
        }
    }

    private void tick() {
        if (window == null || !window.isShowing()) {
            // Woken again by the window or the scene.
            timer.stop();
            return;
        }
        // Nobody tells when a parent becomes visible again, so the timer goes on looking.
        if (isOnScreen() && (urgent || due && waited())) {
            draw();
        }
        if (!due && !urgent) {
            timer.stop();
        }
    }

    private boolean waited() {
        return System.nanoTime() - lastDraw >= NANOS_BETWEEN;
    }

    private void requestDraw() {
        due = true;
        urgent = true;
        timer.start();
    }

    private void follow(Window newWindow) {
        if (window != null) {
            window.showingProperty().removeListener(showing);
            window.renderScaleXProperty().removeListener(showing);
        }
        window = newWindow;
        if (window != null) {
            window.showingProperty().addListener(showing);
            window.renderScaleXProperty().addListener(showing);
        }
        requestDraw();
    }

    private boolean isOnScreen() {
        if (window == null || !window.isShowing()) {
            return false;
        }
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void point(double x) {
        pointer = x;
        requestDraw();
    }

    private void key(KeyEvent event) {
        Rectangle2D area = painter.area();
        // From the step that is read now, by a step at least, so that every press reads another one.
        double from = hover().map(
                        told -> area.getMinX() + area.getWidth() * view.x().position(told.x()))
                .orElse(area.getMaxX());
        double stride = Math.max(
                event.isShiftDown() ? 20 : 2,
                view == null ? 0 : area.getWidth() / view.x().max());
        switch (event.getCode()) {
            case LEFT -> point(Math.max(area.getMinX(), from - stride));
            case RIGHT -> point(Math.min(area.getMaxX(), from + stride));
            case HOME -> point(area.getMinX());
            case END -> point(area.getMaxX());
            case ESCAPE -> {
                if (Double.isNaN(pointer)) {
                    return;
                }
                point(Double.NaN);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** What a screen reader says: the values pointed at, or the last ones. */
    private void describe() {
        lastDescription = lastDraw;
        String values = content.emptyText();
        if (!content.isEmpty()) {
            PlotHover told = hover().or(() -> view.hover(1)).orElseThrow();
            StringBuilder list = new StringBuilder(told.title());
            told.rows()
                    .forEach(row ->
                            list.append(", ").append(row.name()).append(' ').append(row.text()));
            values = list.toString();
        }
        setAccessibleText(texts.get("plot.accessible", content.title(), values));
    }

    private PlotColours colours() {
        return new PlotColours(
                text.getValue(),
                muted.getValue(),
                grid.getValue(),
                background.getValue(),
                focus.getValue(),
                curves.stream().map(StyleableProperty::getValue).toList());
    }

    /** Where the title with the control behind it ends. */
    private double titleEnd() {
        double title = pen.width(content.title(), PlotPen.bold(font.getValue())) + 12;
        return afterTitle == null ? title : title + afterTitle.prefWidth(-1);
    }

    private double scale() {
        return window == null ? 1 : Math.max(1, window.getRenderScaleX());
    }

    private StyleableProperty<Color> colour(String css, String initial) {
        StyleableProperty<Color> property =
                FACTORY.createStyleableColorProperty(this, css, css, plot -> plot.byName(css), Color.web(initial));
        ((Observable) property).addListener(observable -> requestDraw());
        return property;
    }

    private StyleableProperty<Color> byName(String css) {
        return switch (css) {
            case "-lw-plot-text" -> text;
            case "-lw-plot-muted" -> muted;
            case "-lw-plot-grid" -> grid;
            case "-lw-plot-background" -> background;
            case "-lw-plot-focus" -> focus;
            default -> curves.get(css.charAt(css.length() - 1) - '1');
        };
    }
}
