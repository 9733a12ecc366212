package org.layerwright.ui.view.export;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.event.WorkerEvent.Phase;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.ChoiceWords;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.RunWords;
import org.layerwright.ui.viewmodel.data.SetItem;
import org.layerwright.ui.viewmodel.data.SetList;
import org.layerwright.ui.viewmodel.export.ExportViewModel;
import org.layerwright.ui.viewmodel.export.ExportViewModel.Progress;

/** How to export: raw or not, what to prove it with, and the button; during an export how far it is. */
final class ExportForm extends VBox {
    private static final double NANOS = 1e9;
    private static final String OWN = "";
    private static final String RANDOM = "random";
    private static final List<Integer> SAMPLES = List.of(0, 100, ExportViewModel.USUAL_SAMPLES, 2000, 10_000);

    private final ExportViewModel export;
    private final Texts texts;
    private final Button start;
    private final Button cancel;
    private final ProgressBar bar = new ProgressBar();
    private final Label phase = new Label();
    private final HBox running;
    private final SetList sets;
    private final InvalidationListener setsChanged;
    private final Subscription subscription;
    private final Timeline clock;
    private Optional<Phase> shownPhase = Optional.empty();
    private long phaseBegan;

    ExportForm(ExportViewModel export, SetList sets, Texts texts, Runnable begin) {
        super(10);
        this.export = export;
        this.sets = sets;
        this.texts = texts;
        clock = new Timeline(new KeyFrame(
                Duration.seconds(1), event -> tick(export.progressProperty().get())));
        clock.setCycleCount(Animation.INDEFINITE);
        Label title = new Label(texts.get("export.form"));
        title.getStyleClass().add("panel-title");
        CheckBox raw = new CheckBox(texts.get("export.raw"));
        raw.setId("export-raw");
        raw.setTooltip(Tips.of(texts.get("export.raw.help")));
        raw.setAccessibleHelp(texts.get("export.raw.help"));
        raw.selectedProperty().bindBidirectional(export.rawProperty());
        Label rawWords = new Label(texts.get("export.raw.words"));
        rawWords.getStyleClass().add("export-hint");
        ExportView.wrap(rawWords);
        ComboBox<String> dataset = dataset();
        setsChanged = changed -> fill(dataset);
        sets.items().addListener(setsChanged);
        fill(dataset);
        GridPane fields = new GridPane(10, 8);
        fields.addRow(0, label("dataset", dataset), dataset);
        ComboBox<Integer> samples = samples();
        fields.addRow(1, label("samples", samples), samples);
        GridPane.setHgrow(dataset, Priority.ALWAYS);
        start = new Button(texts.get("export.start"), Icons.of(Feather.DOWNLOAD));
        start.setId("export-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.setTooltip(Tips.of(texts.get("export.start.help")));
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setOnAction(event -> begin.run());
        cancel = new Button(texts.get("export.cancel"), Icons.of(Feather.X));
        cancel.setId("export-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setTooltip(Tips.of(texts.get("export.cancel.help")));
        cancel.setOnAction(event -> export.cancel());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.get("export.progress"));
        phase.setId("export-phase");
        HBox.setHgrow(bar, Priority.ALWAYS);
        phase.setMinWidth(Region.USE_PREF_SIZE);
        running = new HBox(10, phase, bar, cancel);
        running.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, raw, rawWords, fields, start, running);
        subscription = Subscription.combine(
                export.progressProperty().subscribe(this::show),
                export.targetsProperty().subscribe(now -> enable()),
                export.selectedProperty().subscribe(now -> enable()),
                export.rawProperty().subscribe(now -> enable()));
    }

    private Label label(String key, Region of) {
        Label label = new Label(texts.get("export." + key));
        label.setLabelFor(of);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private ComboBox<String> dataset() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("export-dataset");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(texts.get("export.dataset"));
        box.setTooltip(Tips.of(texts.get("export.dataset.help")));
        box.setConverter(new ChoiceWords<>(this::datasetName));
        box.valueProperty().addListener((observable, before, now) -> {
            // While the list is filled anew there is no value for a moment.
            if (now != null) {
                export.datasetProperty().set(now);
            }
        });
        return box;
    }

    private void fill(ComboBox<String> box) {
        List<String> all = new ArrayList<>(List.of(OWN));
        sets.items().stream().filter(SetItem::here).map(SetItem::address).forEach(all::add);
        all.add(RANDOM);
        String now = export.datasetProperty().get();
        if (!all.contains(now)) {
            all.add(now);
        }
        box.getItems().setAll(all);
        box.setValue(now);
    }

    private String datasetName(String address) {
        return switch (address) {
            case OWN -> texts.get("export.dataset.own");
            case RANDOM -> texts.get("export.dataset.random");
            default -> sets.find(address).map(item -> item.title(texts)).orElse(address);
        };
    }

    private ComboBox<Integer> samples() {
        ComboBox<Integer> box = new ComboBox<>();
        box.setId("export-samples");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(texts.get("export.samples"));
        box.setTooltip(Tips.of(texts.get("export.samples.help")));
        box.setConverter(
                new ChoiceWords<>(count -> count == 0 ? texts.get("export.samples.none") : String.valueOf(count)));
        box.getItems().setAll(SAMPLES);
        box.setValue(export.samplesProperty().get());
        box.valueProperty()
                .addListener(
                        (observable, before, now) -> export.samplesProperty().set(now));
        return box;
    }

    private void show(Optional<Progress> progress) {
        Sight.show(running, progress.isPresent());
        Sight.show(start, progress.isEmpty());
        if (progress.map(Progress::phase).equals(shownPhase)) {
            tick(progress);
        } else {
            shownPhase = progress.map(Progress::phase);
            phaseBegan = System.nanoTime();
            clock.stop();
            progress.ifPresent(now -> clock.playFromStart());
            tick(progress);
        }
        progress.ifPresent(now -> {
            bar.setProgress(now.of() > 0 ? (double) now.done() / now.of() : ProgressBar.INDETERMINATE_PROGRESS);
        });
    }

    /** How long the phase still takes, or, where nobody knows, how long it has taken. */
    private void tick(Optional<Progress> progress) {
        progress.ifPresent(now -> {
            String name = texts.get("export.phase." + now.phase());
            long since = Math.round((System.nanoTime() - phaseBegan) / NANOS);
            RunWords words = new RunWords(texts);
            if (!Double.isNaN(now.secondsLeft())) {
                phase.setText(texts.get("export.phase.left", name, words.left(now.secondsLeft())));
            } else if (now.of() == 0 && since > 0) {
                phase.setText(texts.get("export.phase.since", name, words.duration(since)));
            } else {
                phase.setText(name);
            }
        });
    }

    private void enable() {
        start.setDisable(export.possible().isEmpty());
    }

    void dispose() {
        subscription.unsubscribe();
        clock.stop();
        sets.items().removeListener(setsChanged);
    }
}
