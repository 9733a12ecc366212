package org.layerwright.ui.view.results;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.EpochSlider;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.SlicePane;
import org.layerwright.ui.view.SubjectChoice;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.RunWords;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.data.SetList;
import org.layerwright.ui.viewmodel.results.BoundaryViewModel;
import org.layerwright.ui.viewmodel.results.ChosenSamples;
import org.layerwright.ui.viewmodel.results.Results;
import org.layerwright.ui.viewmodel.results.ResultsViewModel;
import org.layerwright.ui.viewmodel.results.SpeedViewModel;
import org.layerwright.ui.viewmodel.results.Tested;

/** The page of results in one language: figures above, one picture of them in the middle, samples at the right. */
final class ResultsView implements PageView {
    private final ResultsViewModel results;
    private final WindowModel model;
    private final Texts texts;
    private final BorderPane root = new BorderPane();
    private final SubjectChoice subject;
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label done = new Label();
    private final Label message = new Label();
    private final Button repair = new Button();
    private final VBox messageBox = new VBox(14, message, repair);
    private final Label tested = new Label();
    private final EpochSlider slider;
    private Button cancel;
    private final Figures figures;
    private final SamplesPane samples;
    private final DataChoice choice;
    private final SaveMenu save;
    private final ResultTabs tabs;
    private final ChosenSamples chosen;
    private final Subscription subscription;

    ResultsView(
            WindowModel model,
            ResultsViewModel results,
            ChosenSamples chosen,
            BoundaryViewModel boundary,
            SpeedViewModel speeds,
            SetList sets,
            Texts texts) {
        this.model = model;
        this.results = results;
        this.chosen = chosen;
        this.texts = texts;
        subject = new SubjectChoice(model, texts);
        slider = new EpochSlider(model.subject(), "results.epoch.help", texts);
        figures = new Figures(texts);
        samples = new SamplesPane(results, chosen, texts, this::lookAt);
        choice = new DataChoice(model, results, sets, texts);
        save = new SaveMenu(model, results, texts);
        tabs = new ResultTabs(chosen, boundary, speeds, model.processors(), messageBox, this::showFigures, texts);
        build();
        subscription = Subscription.combine(
                results.resultsProperty().subscribe(now -> show()),
                results.failureProperty().subscribe(now -> show()),
                results.brokenProperty().subscribe(now -> show()),
                results.cancelledProperty().subscribe(now -> show()),
                results.busyProperty().subscribe(busy -> show()),
                results.progressProperty().subscribe(this::showProgress),
                model.subject().subjectProperty().subscribe(now -> show()));
    }

    private void build() {
        root.getStyleClass().add("results-page");
        message.setId("results-message");
        message.getStyleClass().add("results-hint");
        message.setWrapText(true);
        message.setMaxWidth(520);
        message.setMinHeight(Region.USE_PREF_SIZE);
        repair.setId("results-go");
        repair.setText(texts.get("results.toBuild"));
        repair.setOnAction(event -> model.page().set(BuildPage.ID));
        messageBox.setAlignment(Pos.CENTER);
        progress.setId("results-progress");
        progress.setPrefWidth(110);
        progress.setAccessibleText(texts.get("results.busy"));
        progress.setTooltip(Tips.of(texts.get("results.busy")));
        done.setId("results-done");
        done.getStyleClass().add("results-hint");
        done.setMinWidth(Region.USE_PREF_SIZE);
        Button again = new Button(texts.get("results.again"), Icons.of(Feather.REFRESH_CW));
        again.setId("results-again");
        again.setTooltip(Tips.of(texts.get("results.again.help")));
        again.setOnAction(event -> results.judgeAgain());
        again.setMinWidth(Region.USE_PREF_SIZE);
        cancel = new Button(texts.get("results.cancel"), Icons.of(Feather.X));
        cancel.setId("results-cancel");
        cancel.setTooltip(Tips.of(texts.get("results.cancel.help")));
        cancel.setOnAction(event -> results.cancel());
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        tested.setId("results-tested");
        tested.getStyleClass().add("results-hint");
        tested.setMinWidth(0);
        tested.setTooltip(Tips.of(texts.get("results.tested.help")));
        choice.getChildren().add(tested);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(subject, gap, done, progress, cancel, slider, again, save);
        head.getStyleClass().add("results-head");
        head.setAlignment(Pos.CENTER_LEFT);
        root.setTop(new VBox(head, new SlicePane(choice), new SlicePane(figures)));
        root.setCenter(new SlicePane(tabs));
        root.setRight(new SlicePane(samples));
    }

    private void show() {
        Subject now = model.subject().subject();
        Optional<Results> shown = results.resultsProperty().get();
        // During a run the figures are renewed with each epoch; what comes and goes beside them would only flicker.
        boolean busy = results.busyProperty().get() && !(now.isLive() && shown.isPresent());
        progress.setVisible(busy);
        done.setVisible(busy);
        Sight.show(cancel, busy);
        figures.setVisible(shown.isPresent());
        save.setDisable(shown.isEmpty());
        samples.setVisible(shown.isPresent());
        showFigures();
        showTested();
        if (shown.isEmpty()) {
            message.setText(words());
        }
        Sight.show(repair, results.brokenProperty().get());
        tabs.show(
                shown,
                BoundaryViewModel.isPlane(now),
                shown.isEmpty() && !results.busyProperty().get());
    }

    /** The figure that other pages show of the same model, where it is of fewer samples. */
    private void showTested() {
        Optional<Tested> its = model.subject()
                .record()
                .flatMap(record -> results.resultsProperty().get().flatMap(shown -> Tested.of(record, shown)));
        boolean noTest = results.resultsProperty()
                .get()
                .filter(shown -> shown.asked().part() == DataPart.TEST_OR_ALL && shown.isOfTraining())
                .isPresent();
        tested.setText(its.map(found -> texts.get(
                        "results.tested",
                        Figures.percent(found.accuracy(), texts),
                        Figures.whole(found.samples(), texts)))
                .orElseGet(() -> noTest ? texts.get("results.noTest") : ""));
        tested.getTooltip().setText(texts.get(noTest ? "results.noTest.help" : "results.tested.help"));
        Sight.show(tested, !tested.getText().isEmpty());
    }

    private void showFigures() {
        results.resultsProperty().get().ifPresent(shown -> figures.show(shown, chosen.number()));
    }

    private void showProgress(Optional<ResultsViewModel.Progress> now) {
        progress.setProgress(now.map(ResultsViewModel.Progress::share).orElse(ProgressBar.INDETERMINATE_PROGRESS));
        done.setText(now.map(this::words).orElse(""));
    }

    private String words(ResultsViewModel.Progress now) {
        String samples = texts.get("training.evaluated", now.done(), now.of());
        return Double.isNaN(now.secondsLeft())
                ? samples
                : samples + " · " + new RunWords(texts).left(now.secondsLeft());
    }

    private String words() {
        if (results.brokenProperty().get()) {
            return texts.get("results.broken");
        }
        if (results.cancelledProperty().get()) {
            return texts.get("results.cancelled");
        }
        return results.failureProperty()
                .get()
                .map(why -> FailureWords.of(texts, why))
                .orElseGet(() -> texts.get("results.busy"));
    }

    private void lookAt(int index) {
        model.sample().set(index);
        model.page().set("look");
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown(boolean nowVisible) {
        results.setVisible(nowVisible);
        tabs.setShown(nowVisible);
    }

    @Override
    public void dispose() {
        subscription.unsubscribe();
        subject.dispose();
        slider.dispose();
        samples.dispose();
        choice.dispose();
        tabs.dispose();
    }
}
