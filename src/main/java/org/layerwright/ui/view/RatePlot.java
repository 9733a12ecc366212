package org.layerwright.ui.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.layerwright.plan.schedule.SchedulePreview.Point;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.NumberText;
import org.layerwright.ui.viewmodel.RatePreview;

/**
 * The learning rate over the whole run, from nothing to its highest, with its first, highest and last value in words. A
 * path and not a canvas: few points, and the stylesheet colours it.
 */
final class RatePlot extends VBox {
    private static final double HEIGHT = 46;
    private static final double STROKE = 2;
    /** Keeps the highest rate from looking like the frame. */
    private static final double HEADROOM = 8;

    private final Path curve = new Path();
    private final Path ground = new Path();
    private final Pane picture = new Pane();
    private final Label words = new Label();
    private Optional<RatePreview> shown = Optional.empty();

    RatePlot(ObservableValue<Optional<RatePreview>> preview, Wording wording) {
        getStyleClass().add("rate-plot");
        setId("rate-plot");
        curve.getStyleClass().add("rate-curve");
        ground.getStyleClass().add("rate-ground");
        picture.getStyleClass().add("rate-picture");
        picture.setMinHeight(HEIGHT);
        picture.setPrefHeight(HEIGHT);
        picture.getChildren().addAll(ground, curve);
        // Unmanaged, or the stroke of a curve drawn for one width would keep the form from getting narrower.
        ground.setManaged(false);
        curve.setManaged(false);
        picture.widthProperty().addListener(observable -> draw());
        words.getStyleClass().add("rate-words");
        words.setId("rate-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.textProperty()
                .bind(preview.flatMap(now -> wording.texts()
                        .map(texts -> now.map(rates -> describe(texts, rates)).orElse(""))));
        wording.help(this, wording.text("training.rate.help"));
        accessibleTextProperty().bind(words.textProperty());
        getChildren().addAll(words, picture);
        visibleProperty().bind(preview.map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
        preview.subscribe(now -> {
            shown = now;
            draw();
        });
    }

    private static String describe(Texts texts, RatePreview rates) {
        String first = rounded(rates.first());
        String highest = rounded(rates.highest());
        String last = rounded(rates.last());
        String sentence = first.equals(last) && first.equals(highest)
                ? texts.get("training.rate.same", first, rates.epochs())
                : highest.equals(first) || highest.equals(last)
                        ? texts.get("training.rate.fromTo", first, last, rates.epochs())
                        : texts.get("training.rate.fromOverTo", first, highest, last, rates.epochs());
        return rates.watching() ? sentence + " " + texts.get("training.rate.watching") : sentence;
    }

    /** Two digits are enough to read beside a picture. */
    private static String rounded(double rate) {
        return NumberText.format(Double.parseDouble(String.format(Locale.ROOT, "%.1e", rate)));
    }

    private void draw() {
        double width = picture.getWidth();
        double highest = shown.map(RatePreview::highest).orElse(0.0);
        curve.getElements().clear();
        ground.getElements().clear();
        if (width <= 0 || highest <= 0) {
            return;
        }
        double room = HEIGHT - 2 * STROKE - HEADROOM;
        ground.getElements().addAll(new MoveTo(0, HEIGHT - STROKE / 2), new LineTo(width, HEIGHT - STROKE / 2));
        List<Point> points = shown.get().points();
        for (int i = 0; i < points.size(); i++) {
            double x = STROKE + (width - 2 * STROKE) * (points.size() == 1 ? 0 : (double) i / (points.size() - 1));
            double y = STROKE + HEADROOM + room * (1 - points.get(i).rate() / highest);
            PathElement next = i == 0 ? new MoveTo(x, y) : new LineTo(x, y);
            curve.getElements().add(next);
        }
        if (points.size() == 1) {
            curve.getElements().add(new LineTo(width - STROKE, STROKE + HEADROOM));
        }
    }
}
