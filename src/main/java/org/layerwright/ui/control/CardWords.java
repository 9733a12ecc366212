package org.layerwright.ui.control;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.ui.viewmodel.LayerCardViewModel;

/**
 * The two lines of a card: name and type, then what matters of its parameters and what it reads. Where there is no room
 * for all, the type goes, which the icon tells too, and the last of the parameters, in whole words; the card's tooltip
 * has everything.
 */
final class CardWords extends Region {
    private static final double GAP = 8;
    private static final double LINE_GAP = 1;
    private static final String BETWEEN = " · ";
    private static final String MORE = " …";

    private final Label name = label("layer-name");
    private final Label title = label("layer-type");
    private final Label summary = label("layer-summary");
    private final Label links = label("layer-links");
    private LayerCardViewModel model;
    private boolean overview;
    /** The width for which the words were chosen; negative where they are not. */
    private double fitted = -1;

    CardWords() {
        links.setGraphic(Icons.of(Feather.CORNER_DOWN_RIGHT));
        setMinWidth(0);
        getChildren().addAll(name, title, summary, links);
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(0);
        return label;
    }

    /** @param small whether the second line would not be read */
    void show(LayerCardViewModel shown, boolean small) {
        model = shown;
        overview = small;
        name.setText(model.name());
        title.setText(model.title());
        summary.setText(model.summary());
        links.setText(model.links());
        summary.setVisible(!overview && !model.summary().isEmpty());
        links.setVisible(!overview && !model.links().isEmpty());
        fitted = -1;
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return name.prefHeight(-1) + secondLine();
    }

    private double secondLine() {
        if (summary.isVisible()) {
            return LINE_GAP + summary.prefHeight(-1);
        }
        return links.isVisible() ? LINE_GAP + links.prefHeight(-1) : 0;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (fitted != width && model != null) {
            fitted = width;
            fitFirst(width);
            fitSecond(width);
        }
        double first = name.prefHeight(-1);
        double top = snapPositionY((getHeight() - computePrefHeight(width)) / 2);
        double nameWidth = Math.min(width, name.prefWidth(-1));
        name.resizeRelocate(0, top, nameWidth, first);
        double titleTop = top + name.getBaselineOffset() - title.getBaselineOffset();
        title.resizeRelocate(nameWidth + GAP, titleTop, title.prefWidth(-1), title.prefHeight(-1));
        double below = top + first + LINE_GAP;
        double summaryWidth = summary.isVisible() ? Math.min(width, summary.prefWidth(-1)) : 0;
        summary.resizeRelocate(0, below, summaryWidth, summary.prefHeight(-1));
        double linksLeft = summaryWidth > 0 ? summaryWidth + GAP : 0;
        links.resizeRelocate(linksLeft, below, Math.min(width - linksLeft, links.prefWidth(-1)), links.prefHeight(-1));
    }

    private void fitFirst(double width) {
        title.setText(model.title());
        if (name.prefWidth(-1) + GAP + title.prefWidth(-1) > width) {
            title.setText("");
        }
    }

    private void fitSecond(double width) {
        List<String> parts = List.of(model.summary().split(BETWEEN));
        for (String reads : List.of(model.links(), model.shortLinks(), "")) {
            links.setText(reads);
            summary.setText(model.summary());
            if (fits(width)) {
                return;
            }
        }
        for (int most = parts.size() - 1; most > 0; most--) {
            summary.setText(String.join(BETWEEN, parts.subList(0, most)) + MORE);
            if (fits(width)) {
                return;
            }
        }
    }

    private boolean fits(double width) {
        double summaryWidth = summary.isVisible() ? summary.prefWidth(-1) : 0;
        double linksWidth = links.isVisible() ? links.prefWidth(-1) : 0;
        double gap = summaryWidth > 0 && linksWidth > 0 ? GAP : 0;
        return summaryWidth + gap + linksWidth <= width;
    }
}
