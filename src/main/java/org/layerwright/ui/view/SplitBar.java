package org.layerwright.ui.view;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.viewmodel.Numbers;
import org.layerwright.ui.viewmodel.data.FormPreview;
import org.layerwright.ui.viewmodel.data.FormPreview.Counts;

/** How many samples are trained on, held back and tested with, as one bar in three parts and in words. */
final class SplitBar extends VBox {
    private final HBox bar = new HBox();
    private final Region[] parts = {part("split-train"), part("split-validation"), part("split-test")};
    private Optional<Counts> counts = Optional.empty();

    SplitBar(FormPreview preview, Wording wording) {
        setId("split");
        bar.getStyleClass().add("split-bar");
        bar.getChildren().addAll(parts);
        bar.widthProperty().addListener(observable -> fill());
        bar.setMinWidth(0);
        Label words = new Label();
        words.setId("split-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("data-muted");
        words.textProperty()
                .bind(preview.countsProperty()
                        .flatMap(now -> wording.texts()
                                .map(texts -> now.map(of -> texts.get(
                                                "data.form.split",
                                                Numbers.grouped(of.train(), texts.locale()),
                                                Numbers.grouped(of.validation(), texts.locale()),
                                                Numbers.grouped(of.test(), texts.locale())))
                                        .orElse(""))));
        wording.help(this, wording.text("data.form.split.help"));
        getChildren().addAll(bar, words);
        getStyleClass().add("augmented");
        preview.countsProperty().subscribe(now -> {
            counts = now;
            Sight.show(this, now.isPresent());
            fill();
        });
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        return part;
    }

    private void fill() {
        counts.ifPresent(of -> {
            double all = Math.max(1, of.train() + of.validation() + of.test());
            double room = Math.max(0, bar.getWidth() - 2);
            int[] sizes = {of.train(), of.validation(), of.test()};
            for (int i = 0; i < parts.length; i++) {
                parts[i].setMinWidth(room * sizes[i] / all);
                parts[i].setPrefWidth(room * sizes[i] / all);
                parts[i].setMaxWidth(room * sizes[i] / all);
            }
        });
    }
}
