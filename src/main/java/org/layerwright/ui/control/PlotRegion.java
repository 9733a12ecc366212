package org.layerwright.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * What is drawn by hand in the colours and font of the stylesheet: {@code -lw-plot-text, -lw-plot-muted, -lw-plot-grid,
 * -lw-plot-background, -lw-plot-focus} and {@code -lw-plot-curve-1} to {@code -6}.
 */
abstract class PlotRegion extends Region {
    private static final StyleablePropertyFactory<PlotRegion> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    /** After Okabe and Ito 2002: can be told apart with every common colour deficiency. */
    private static final List<String> CURVE_COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00");

    private final PlotPace pace = new PlotPace(this, this::draw);
    private final Paper paper = new Paper(pace::request);
    private final StyleableProperty<Color> text = colour("-lw-plot-text", "#202020");
    private final StyleableProperty<Color> muted = colour("-lw-plot-muted", "#606060");
    private final StyleableProperty<Color> grid = colour("-lw-plot-grid", "#e0e0e0");
    private final StyleableProperty<Color> background = colour("-lw-plot-background", "#ffffff");
    private final StyleableProperty<Color> focus = colour("-lw-plot-focus", "#0072b2");
    private final List<StyleableProperty<Color>> curves = new ArrayList<>();
    private final StyleableProperty<Font> font =
            FACTORY.createStyleableFontProperty(this, "font", "-fx-font", plot -> plot.font, Font.getDefault(), true);

    PlotRegion() {
        for (int i = 0; i < CURVE_COLOURS.size(); i++) {
            curves.add(colour("-lw-plot-curve-" + (i + 1), CURVE_COLOURS.get(i)));
        }
        getStyleClass().add("live-plot");
        getChildren().add(paper);
        setFocusTraversable(true);
        setMinSize(160, 110);
        setPrefSize(420, 220);
        focusedProperty().addListener(observable -> pace.request());
    }

    /** Draws now, whether or not it is time; on the window's thread. */
    public abstract void draw();

    /** Whether something is to be drawn; for tests. */
    boolean isDue() {
        return pace.isDue();
    }

    Paper paper() {
        return paper;
    }

    /** Pixels of the screen for one unit of the layout. */
    double pixels() {
        return pace.scale() * paper.density();
    }

    PlotPace pace() {
        return pace;
    }

    Font font() {
        return font.getValue();
    }

    PlotColours colours() {
        return new PlotColours(
                text.getValue(),
                muted.getValue(),
                grid.getValue(),
                background.getValue(),
                focus.getValue(),
                curves.stream().map(StyleableProperty::getValue).toList());
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    protected void layoutChildren() {
        boolean resized = paper.sheetWidth() != getWidth() || paper.sheetHeight() != getHeight();
        paper.size(getWidth(), getHeight());
        if (resized) {
            // At once: a canvas that was resized is stretched or empty until it is drawn.
            draw();
        }
    }

    private StyleableProperty<Color> colour(String css, String initial) {
        StyleableProperty<Color> property =
                FACTORY.createStyleableColorProperty(this, css, css, plot -> plot.byName(css), Color.web(initial));
        ((Observable) property).addListener(observable -> pace.request());
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
