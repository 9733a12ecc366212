package org.layerwright.ui.view.results;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.ChoiceWords;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.data.SetItem;
import org.layerwright.ui.viewmodel.data.SetList;
import org.layerwright.ui.viewmodel.results.ResultsViewModel;
import org.layerwright.ui.viewmodel.runs.RunTexts;

/** Which model is judged on which samples: any model file, any data set that is here, its test or its training part. */
final class DataChoice extends HBox {
    private final WindowModel model;
    private final ResultsViewModel results;
    private final SetList sets;
    private final Texts texts;
    private final ComboBox<String> data = new ComboBox<>();
    private final ComboBox<DataPart> part = new ComboBox<>();
    private final InvalidationListener setsChanged = changed -> fill();
    private final Subscription subscription;
    private boolean filling;

    DataChoice(WindowModel model, ResultsViewModel results, SetList sets, Texts texts) {
        this.model = model;
        this.results = results;
        this.sets = sets;
        this.texts = texts;
        getStyleClass().add("results-choice");
        setAlignment(Pos.CENTER_LEFT);
        Button open = new Button(texts.get("results.openModel"), Icons.of(Feather.FOLDER));
        open.setId("results-open-model");
        open.setTooltip(Tips.of(texts.get("results.openModel.help")));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(event -> model.dialogs().chooseModelToOpen().ifPresent(results::openModel));
        Label words = new Label(texts.get("results.data"));
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.setLabelFor(data);
        name(data, "results-data", "results.data");
        data.setConverter(new ChoiceWords<>(this::title));
        data.setPrefWidth(230);
        data.valueProperty().addListener((observable, before, now) -> chosen(now));
        name(part, "results-part", "results.part");
        part.setConverter(
                new ChoiceWords<>(which -> texts.get("results.part." + (which == DataPart.TRAIN ? "train" : "test"))));
        part.getItems().setAll(DataPart.TEST_OR_ALL, DataPart.TRAIN);
        part.setMinWidth(Region.USE_PREF_SIZE);
        part.valueProperty()
                .addListener((observable, before, now) -> results.partProperty().set(now));
        getChildren().setAll(open, words, data, part);
        sets.items().addListener(setsChanged);
        subscription = Subscription.combine(
                results.datasetProperty().subscribe(now -> fill()),
                results.partProperty().subscribe(part::setValue),
                model.subject().subjectProperty().subscribe(now -> fill()));
    }

    private void name(ComboBox<?> box, String id, String key) {
        box.setId(id);
        box.setAccessibleText(texts.get(key));
        box.setTooltip(Tips.of(texts.get(key + ".help")));
    }

    /** All that are here, and the one that is asked about, wherever it is. */
    private void fill() {
        List<String> here = new ArrayList<>(sets.items().stream()
                .filter(SetItem::here)
                .map(SetItem::address)
                .toList());
        for (String address : List.of(model.subject().subject().dataset(), results.dataset())) {
            if (!here.contains(address)) {
                here.add(address);
            }
        }
        filling = true;
        if (!data.getItems().equals(here)) {
            data.getItems().setAll(here);
        }
        data.setValue(results.dataset());
        filling = false;
    }

    private void chosen(String address) {
        if (!filling && address != null) {
            boolean own = address.equals(model.subject().subject().dataset());
            results.datasetProperty().set(own ? Optional.empty() : Optional.of(address));
        }
    }

    private String title(String address) {
        return sets.find(address)
                .map(item -> item.title(texts))
                .orElseGet(() -> new RunTexts(texts, ZoneId.systemDefault()).dataset(address));
    }

    void dispose() {
        sets.items().removeListener(setsChanged);
        subscription.unsubscribe();
    }
}
