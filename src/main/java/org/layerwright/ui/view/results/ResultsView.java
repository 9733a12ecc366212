package org.layerwright.ui.view.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.ChoiceWords;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.view.EpochSlider;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.FailureWords;
import org.layerwright.ui.viewmodel.RunWords;
import org.layerwright.ui.viewmodel.Subject;
import org.layerwright.ui.viewmodel.data.SetList;
import org.layerwright.ui.viewmodel.results.BoundaryViewModel;
import org.layerwright.ui.viewmodel.results.ChosenSamples;
import org.layerwright.ui.viewmodel.results.ChosenSamples.Kind;
import org.layerwright.ui.viewmodel.results.Results;
import org.layerwright.ui.viewmodel.results.ResultsViewModel;
import org.layerwright.ui.viewmodel.results.SpeedViewModel;

/** The page of results in one language: figures above, one picture of them in the middle, samples at the right. */
final class ResultsView implements PageView {
    private static final String PLANE = "plane";
    private static final String SPEED = "speed";

    private final ResultsViewModel results;
    private final BoundaryViewModel boundary;
    private final WindowModel model;
    private final Texts texts;
    private final BorderPane root = new BorderPane();
    private final Label subject = new Label();
    private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Label done = new Label();
    private final Label message = new Label();
    private final EpochSlider slider;
    private final Figures figures;
    private final SamplesPane samples;
    private final ConfusionMatrix matrix;
    private final ScoresTable scores;
    private final CurvePane roc;
    private final CurvePane calibration;
    private final CurvePane scatter;
    private final CurvePane residuals;
    private final NumbersTable numbersTable;
    private final SpeedPane speed;
    private final DataChoice choice;
    private final SaveMenu save;
    private final ComboBox<Integer> number = new ComboBox<>();
    private final PlanePicture plane = new PlanePicture();
    private final ChosenSamples chosen;
    private final HBox tabs = new HBox();
    private final StackPane place = new StackPane();
    private final Map<String, Node> panes = new LinkedHashMap<>();
    private final Subscription subscription;
    private String tab = "confusion";
    private boolean visible;

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
        this.boundary = boundary;
        this.texts = texts;
        slider = new EpochSlider(model.subject(), "results.epoch.help", texts);
        figures = new Figures(texts);
        samples = new SamplesPane(results, chosen, texts, this::lookAt);
        matrix = new ConfusionMatrix(texts, chosen::showCell);
        scores = new ScoresTable(texts);
        roc = new CurvePane("roc", texts);
        calibration = new CurvePane("calibration", texts);
        scatter = new CurvePane("scatter", texts);
        residuals = new CurvePane("residuals", texts);
        numbersTable = new NumbersTable(texts);
        speed = new SpeedPane(speeds, model.processors(), texts);
        choice = new DataChoice(model, results, sets, texts);
        save = new SaveMenu(model, results, texts);
        panes.put("confusion", confusionPane());
        panes.put("scores", scores);
        panes.put("roc", roc);
        panes.put("calibration", calibration);
        panes.put("scatter", scatter);
        panes.put("residuals", residuals);
        panes.put("numbers", numbersTable);
        panes.put(SPEED, speed);
        panes.put(PLANE, planePane());
        build();
        subscription = Subscription.combine(
                results.resultsProperty().subscribe(now -> show()),
                results.failureProperty().subscribe(now -> show()),
                results.brokenProperty().subscribe(now -> show()),
                results.cancelledProperty().subscribe(now -> show()),
                results.busyProperty().subscribe(busy -> {
                    progress.setVisible(busy);
                    done.setVisible(busy);
                    show();
                }),
                results.progressProperty().subscribe(this::showProgress),
                model.subject().subjectProperty().subscribe(now -> show()),
                boundary.pointsProperty().subscribe(now -> drawPlane()),
                boundary.boundaryProperty().subscribe(now -> drawPlane()));
    }

    private void build() {
        root.getStyleClass().add("results-page");
        subject.getStyleClass().add("panel-title");
        subject.setId("results-subject");
        message.setId("results-message");
        message.getStyleClass().add("results-hint");
        message.setWrapText(true);
        message.setMaxWidth(520);
        message.setMinHeight(Region.USE_PREF_SIZE);
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
        Button cancel = new Button(texts.get("results.cancel"), Icons.of(Feather.X));
        cancel.setId("results-cancel");
        cancel.setTooltip(Tips.of(texts.get("results.cancel.help")));
        cancel.setOnAction(event -> results.cancel());
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.visibleProperty().bind(results.busyProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        number.setId("results-number");
        number.setAccessibleText(texts.get("results.number"));
        number.setTooltip(Tips.of(texts.get("results.number.help")));
        number.setConverter(new ChoiceWords<>(k -> texts.get("results.number.one", k)));
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.valueProperty().addListener((observable, before, now) -> chooseNumber(now));
        HBox head = new HBox(subject, gap, done, progress, cancel, slider, again, save);
        head.getStyleClass().add("results-head");
        head.setAlignment(Pos.CENTER_LEFT);
        tabs.getStyleClass().add("results-tabs");
        tabs.setAlignment(Pos.CENTER_LEFT);
        root.setTop(new VBox(head, choice, figures));
        VBox.setVgrow(place, Priority.ALWAYS);
        VBox middle = new VBox(tabs, place);
        middle.getStyleClass().add("results-middle");
        root.setCenter(middle);
        root.setRight(samples);
    }

    private Node confusionPane() {
        CheckBox rates = new CheckBox(texts.get("results.rates"));
        rates.setId("confusion-rates");
        rates.setTooltip(Tips.of(texts.get("results.rates.help")));
        rates.selectedProperty().subscribe(matrix::setRates);
        ScrollPane scroll = new ScrollPane(new StackPane(matrix));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.viewportBoundsProperty()
                .addListener((observable, before, now) -> matrix.fit(now.getWidth() - 4, now.getHeight() - 4));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        matrix.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return new VBox(6, rates, scroll);
    }

    private Node planePane() {
        Label words = new Label(texts.get("results.plane.words"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(plane, Priority.ALWAYS);
        return new VBox(8, words, plane);
    }

    private void show() {
        Subject now = model.subject().subject();
        String name = now.network().name().isBlank()
                ? texts.get("results.unnamed")
                : now.network().name();
        boolean fromFile = now.run().isEmpty() && !now.isFresh();
        String state = now.isLive() ? "live" : now.isFresh() ? "fresh" : fromFile ? "file" : "trained";
        subject.setText(texts.get("results.subject." + state, name, fileName(now)));
        Optional<Results> shown = results.resultsProperty().get();
        figures.setVisible(shown.isPresent());
        save.setDisable(shown.isEmpty());
        samples.setVisible(shown.isPresent());
        shown.ifPresent(this::fill);
        if (shown.isEmpty()) {
            message.setText(words());
        }
        buildTabs(shown, BoundaryViewModel.isPlane(now));
        showTab();
    }

    private void showProgress(Optional<ResultsViewModel.Progress> now) {
        progress.setProgress(now.map(ResultsViewModel.Progress::share).orElse(ProgressBar.INDETERMINATE_PROGRESS));
        done.setText(now.map(this::words).orElse(""));
    }

    private String words(ResultsViewModel.Progress now) {
        String samples = texts.get("training.evaluated", now.done(), now.of());
        return Double.isNaN(now.secondsLeft())
                ? samples
                : samples + " · "
                        + texts.get("training.left", new RunWords(texts).duration(Math.ceil(now.secondsLeft())));
    }

    private static String fileName(Subject subject) {
        String file = subject.weights().file();
        return file.isEmpty() ? "" : Path.of(file).getFileName().toString();
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

    private void fill(Results shown) {
        fillNumbers(shown);
        shown.classes().ifPresent(classes -> {
            matrix.show(classes.classNames(), classes.confusion());
            scores.show(classes);
            roc.showRoc(classes);
            calibration.showCalibration(classes);
        });
    }

    /** What depends on which of several predicted numbers is looked at. */
    private void fillNumbers(Results shown) {
        shown.numbers().ifPresent(numbers -> {
            if (number.getItems().size() != numbers.width()) {
                number.getItems()
                        .setAll(IntStream.rangeClosed(1, numbers.width())
                                .boxed()
                                .toList());
                number.setValue(1);
            }
            scatter.showNumbers(numbers, chosen.number(), false);
            residuals.showNumbers(numbers, chosen.number(), true);
            numbersTable.show(numbers);
        });
        figures.show(shown, chosen.number());
    }

    private void chooseNumber(Integer which) {
        if (which != null && which - 1 != chosen.number()) {
            chosen.chooseNumber(which - 1);
            results.resultsProperty().get().ifPresent(this::fillNumbers);
        }
    }

    private void buildTabs(Optional<Results> shown, boolean isPlane) {
        boolean numbers = shown.flatMap(Results::numbers).isPresent();
        List<String> keys = new ArrayList<>(
                numbers
                        ? List.of("scatter", "residuals", "numbers")
                        : shown.isPresent() ? List.of("confusion", "scores", "roc", "calibration") : List.of("answer"));
        if (isPlane) {
            keys.add(PLANE);
        }
        keys.add(SPEED);
        if (!keys.contains(tab)) {
            tab = keys.get(0);
        }
        ToggleGroup group = new ToggleGroup();
        List<Node> nodes = new ArrayList<>();
        for (String key : keys) {
            ToggleButton button = new ToggleButton(texts.get("results.tab." + key));
            button.setId("tab-" + key);
            button.setTooltip(Tips.of(texts.get("results.tab." + key + ".help")));
            button.setToggleGroup(group);
            button.setSelected(key.equals(tab));
            button.setOnAction(event -> {
                button.setSelected(true);
                tab = key;
                showTab();
            });
            nodes.add(button);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        nodes.add(gap);
        if (shown.flatMap(Results::numbers).filter(each -> each.width() > 1).isPresent()) {
            nodes.add(number);
        }
        if (numbers) {
            nodes.add(list("furthestOff", Kind.FURTHEST_OFF));
        } else if (shown.isPresent()) {
            nodes.add(list("mistakes", Kind.MISTAKES));
            nodes.add(list("leastCertain", Kind.LEAST_CERTAIN));
        }
        List<String> before = tabs.getChildren().stream().map(Node::getId).toList();
        // Made anew only where they differ, so that an answer during a run does not take the focus away.
        if (!before.equals(nodes.stream().map(Node::getId).toList())) {
            tabs.getChildren().setAll(nodes);
        }
    }

    private Button list(String key, Kind kind) {
        Button button = new Button(texts.get("results.list." + key), Icons.of(Feather.LIST));
        button.setId("list-" + key);
        button.setTooltip(Tips.of(texts.get("results.list." + key + ".help")));
        button.setOnAction(event -> chosen.show(kind));
        return button;
    }

    private void showTab() {
        place.getChildren().setAll(panes.getOrDefault(tab, message));
        boundary.setVisible(visible && tab.equals(PLANE));
    }

    private void drawPlane() {
        plane.show(boundary.pointsProperty().get(), boundary.boundaryProperty().get());
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
        visible = nowVisible;
        results.setVisible(nowVisible);
        boundary.setVisible(nowVisible && tab.equals(PLANE));
    }

    @Override
    public void dispose() {
        subscription.unsubscribe();
        slider.dispose();
        samples.dispose();
        choice.dispose();
        speed.dispose();
    }
}
