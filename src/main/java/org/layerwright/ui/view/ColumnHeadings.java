package org.layerwright.ui.view;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.util.Subscription;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.CanvasPane;
import org.layerwright.ui.control.CardColumns;
import org.layerwright.ui.control.HoverHelp;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.viewmodel.CanvasZoom;

/** The headings over the columns of the cards: they follow zoom and scrolling, and their letters stay readable. */
final class ColumnHeadings extends Region {
    private static final double LETTERS = 11;
    private static final double SMALLEST = 9;
    private static final double LARGEST = 13;

    private final CanvasPane canvas;
    private final CanvasZoom zoom;
    private final Texts texts;
    private final Scale scale = new Scale(1, 1);
    private final Rectangle clip = new Rectangle();
    private final Region parameters;
    private final Region multiplyAdds;
    private final Region output;
    private final HBox row;
    private final Subscription subscription;

    ColumnHeadings(CanvasPane canvas, CanvasZoom zoom, Texts texts) {
        this.canvas = canvas;
        this.zoom = zoom;
        this.texts = texts;
        output = heading("ui.stack.output");
        parameters = heading("ui.stack.parameters");
        multiplyAdds = heading("ui.stack.multiply-adds");
        row = CardColumns.row(new Region(), output, parameters, multiplyAdds, new Region());
        row.setId("column-headings");
        row.getStyleClass().add("column-headings");
        row.getTransforms().add(scale);
        row.setManaged(false);
        getChildren().add(row);
        setClip(clip);
        setMinHeight(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        subscription = Subscription.combine(
                zoom.factorProperty().subscribe(factor -> zoomed()),
                canvas.leftProperty().subscribe(left -> requestLayout()),
                canvas.widthProperty().subscribe(width -> requestLayout()));
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void zoomed() {
        scale.setX(zoom.factor());
        scale.setY(zoom.factor());
        double letters = Math.max(SMALLEST, Math.min(LARGEST, LETTERS * zoom.factor())) / zoom.factor();
        row.setStyle("-fx-font-size: " + letters + "px");
        boolean small = zoom.isOverview();
        // As on the cards, where only the large words stay.
        CardColumns.fixShape(output, small);
        for (Region cost : new Region[] {parameters, multiplyAdds}) {
            Sight.show(cost, !small);
        }
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(row.prefHeight(-1) * zoom.factor());
    }

    @Override
    protected void layoutChildren() {
        row.resizeRelocate(-Math.round(canvas.leftProperty().get()), 0, canvas.stackWidth(), row.prefHeight(-1));
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
    }

    private Region heading(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("column-heading");
        label.setMinWidth(USE_PREF_SIZE);
        label.setAccessibleHelp(texts.get(key + ".help"));
        HoverHelp.installSentences(label, label::getAccessibleHelp);
        StackPane cell = new StackPane(label);
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }
}
