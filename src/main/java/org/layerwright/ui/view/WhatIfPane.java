package org.layerwright.ui.view;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.ChangeBar;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.WhatIfViewModel;
import org.layerwright.ui.viewmodel.WhatIfViewModel.Entry;
import org.layerwright.ui.viewmodel.WhatIfViewModel.Figure;

/** What the selected layer might be instead, with the change of cost; folded until it is asked for. */
final class WhatIfPane extends VBox {
    private final WhatIfViewModel model;
    private final Texts texts;
    private final Wording wording;
    private final VBox body = new VBox();
    private final Subscription subscription;

    WhatIfPane(WhatIfViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        wording = new Wording(new SimpleObjectProperty<>(texts));
        setId("what-if");
        getStyleClass().add("what-if");
        ToggleButton head = new ToggleButton(texts.get("whatif.title"));
        head.setId("what-if-head");
        head.getStyleClass().addAll("flat", "section-head");
        head.selectedProperty().bindBidirectional(model.openProperty());
        head.graphicProperty()
                .bind(head.selectedProperty()
                        .map(open -> Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT)));
        wording.help(head, wording.text("whatif.help"));
        body.getStyleClass().add("what-if-body");
        body.visibleProperty().bind(head.selectedProperty());
        body.managedProperty().bind(head.selectedProperty());
        getChildren().addAll(head, body);
        subscription = model.entriesProperty().subscribe(this::show);
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void show(List<Entry> entries) {
        if (entries.isEmpty()) {
            Label none = new Label(texts.get("whatif.none"));
            none.getStyleClass().add("empty-sentence");
            none.setWrapText(true);
            body.getChildren().setAll(none);
        } else {
            body.getChildren().setAll(entries.stream().map(this::entry).toList());
        }
    }

    private Node entry(Entry entry) {
        Label title = new Label(entry.title());
        title.getStyleClass().add("what-if-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button accept = new Button(texts.get("whatif.accept"));
        accept.setId("accept-" + entry.id());
        accept.getStyleClass().add("small");
        accept.setMinWidth(Region.USE_PREF_SIZE);
        accept.setAccessibleText(texts.get("whatif.accept") + ": " + entry.title());
        wording.help(accept, new SimpleStringProperty(texts.get("whatif.accept.help")));
        accept.setOnAction(event -> model.accept(entry));
        HBox line = new HBox(8, title, accept);
        line.setAlignment(Pos.CENTER_LEFT);
        Label help = new Label(entry.help());
        help.getStyleClass().add("layer-help");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        VBox card = new VBox(4, line, help, figures(entry.figures()));
        card.setId("what-if-" + entry.id());
        card.getStyleClass().add("what-if-entry");
        return card;
    }

    private static GridPane figures(List<Figure> figures) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("what-if-figures");
        ColumnConstraints words = new ColumnConstraints();
        words.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints bars = new ColumnConstraints(24, 60, Double.MAX_VALUE);
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints change = new ColumnConstraints();
        change.setHalignment(HPos.RIGHT);
        change.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().setAll(words, words, bars, change);
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            Label label = new Label(figure.label());
            label.getStyleClass().add("layer-help");
            Label values = new Label(
                    figure.before().equals(figure.after())
                            ? figure.before()
                            : figure.before() + " → " + figure.after());
            values.getStyleClass().add("layer-cost");
            Label percent = new Label(figure.change());
            percent.getStyleClass().add("what-if-change");
            grid.addRow(i, label, values, new ChangeBar(figure.beforeShare(), figure.afterShare()), percent);
        }
        return grid;
    }
}
