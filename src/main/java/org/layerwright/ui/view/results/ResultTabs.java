package org.layerwright.ui.view.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.NumberResults;
import org.layerwright.analysis.report.ClassFigures;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.ChoiceWords;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.results.BoundaryViewModel;
import org.layerwright.ui.viewmodel.results.ChosenSamples;
import org.layerwright.ui.viewmodel.results.ChosenSamples.Kind;
import org.layerwright.ui.viewmodel.results.Results;
import org.layerwright.ui.viewmodel.results.SpeedViewModel;

/**
 * The pictures and tables of one judgement, of which one is seen at a time. Each is made and filled when it is first
 * looked at: together they would take longer than a frame.
 */
final class ResultTabs extends VBox {
    private static final String CONFUSION = "confusion";
    private static final String PLANE = "plane";
    private static final String SPEED = "speed";

    private final ChosenSamples chosen;
    private final BoundaryViewModel boundary;
    private final SpeedViewModel speeds;
    private final int processors;
    private final Node message;
    private final Runnable numberChosen;
    private final Texts texts;
    private final HBox row = new HBox();
    private final StackPane place = new StackPane();
    private final Map<String, Pane> panes = new HashMap<>();
    private final Set<String> filled = new HashSet<>();
    private final ComboBox<Integer> number = new ComboBox<>();
    private final PlanePicture plane = new PlanePicture();
    private final Subscription subscription;
    private Optional<SpeedPane> speed = Optional.empty();
    private Optional<Results> shown = Optional.empty();
    private String tab = CONFUSION;
    private boolean visible;

    /** One of the pictures, and how it takes results. */
    private record Pane(Node node, Consumer<Results> filling) {
        Pane(Node node) {
            this(node, results -> {});
        }
    }

    /**
     * @param processors cores of this machine
     * @param message is seen while there are no results
     * @param numberChosen hears that another of several predicted numbers is looked at
     */
    ResultTabs(
            ChosenSamples chosen,
            BoundaryViewModel boundary,
            SpeedViewModel speeds,
            int processors,
            Node message,
            Runnable numberChosen,
            Texts texts) {
        this.chosen = chosen;
        this.boundary = boundary;
        this.speeds = speeds;
        this.processors = processors;
        this.message = message;
        this.numberChosen = numberChosen;
        this.texts = texts;
        number.setId("results-number");
        number.setAccessibleText(texts.get("results.number"));
        number.setTooltip(Tips.of(texts.get("results.number.help")));
        number.setConverter(new ChoiceWords<>(k -> texts.get("results.number.one", k)));
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.valueProperty().addListener((observable, before, now) -> chooseNumber(now));
        row.getStyleClass().add("results-tabs");
        row.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(place, Priority.ALWAYS);
        getStyleClass().add("results-middle");
        getChildren().setAll(row, place);
        subscription = Subscription.combine(
                boundary.pointsProperty().subscribe(now -> drawPlane()),
                boundary.boundaryProperty().subscribe(now -> drawPlane()));
    }

    void dispose() {
        subscription.unsubscribe();
        speed.ifPresent(SpeedPane::dispose);
    }

    /** @param isPlane whether the network's input is a point of a plane */
    void show(Optional<Results> results, boolean isPlane) {
        if (!results.equals(shown)) {
            filled.clear();
            shown = results;
            results.flatMap(Results::numbers).ifPresent(this::offerNumbers);
        }
        buildRow(isPlane);
        showTab();
    }

    /** Whether the page can be seen. */
    void setShown(boolean nowVisible) {
        visible = nowVisible;
        boundary.setVisible(visible && tab.equals(PLANE));
    }

    private void offerNumbers(NumberResults numbers) {
        if (number.getItems().size() != numbers.width()) {
            number.getItems()
                    .setAll(IntStream.rangeClosed(1, numbers.width()).boxed().toList());
            number.setValue(1);
        }
    }

    private void chooseNumber(Integer which) {
        if (which != null && which - 1 != chosen.number()) {
            chosen.chooseNumber(which - 1);
            filled.clear();
            showTab();
            numberChosen.run();
        }
    }

    private void buildRow(boolean isPlane) {
        boolean numbers = shown.flatMap(Results::numbers).isPresent();
        List<String> keys = new ArrayList<>(
                numbers
                        ? List.of("scatter", "residuals", "numbers")
                        : shown.isPresent() ? List.of(CONFUSION, "scores", "roc", "calibration") : List.of("answer"));
        if (isPlane) {
            keys.add(PLANE);
        }
        keys.add(SPEED);
        if (!keys.contains(tab)) {
            tab = keys.get(0);
        }
        boolean several =
                shown.flatMap(Results::numbers).filter(each -> each.width() > 1).isPresent();
        // Made anew only where they differ, so that an answer during a run does not take the focus away.
        List<Object> form = List.of(keys, several);
        if (!form.equals(row.getUserData())) {
            row.setUserData(form);
            row.getChildren().setAll(rowOf(keys, several));
        }
    }

    private List<Node> rowOf(List<String> keys, boolean several) {
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
        if (several) {
            nodes.add(number);
        }
        if (keys.contains("scatter")) {
            nodes.add(list("furthestOff", Kind.FURTHEST_OFF));
        } else if (keys.contains(CONFUSION)) {
            nodes.add(list("mistakes", Kind.MISTAKES));
            nodes.add(list("leastCertain", Kind.LEAST_CERTAIN));
        }
        return nodes;
    }

    private Button list(String key, Kind kind) {
        Button button = new Button(texts.get("results.list." + key), Icons.of(Feather.LIST));
        button.setId("list-" + key);
        button.setTooltip(Tips.of(texts.get("results.list." + key + ".help")));
        button.setOnAction(event -> chosen.show(kind));
        return button;
    }

    private void showTab() {
        Pane pane = panes.computeIfAbsent(tab, this::pane);
        if (shown.isPresent() && filled.add(tab)) {
            pane.filling().accept(shown.get());
        }
        if (!place.getChildren().equals(List.of(pane.node()))) {
            place.getChildren().setAll(pane.node());
        }
        boundary.setVisible(visible && tab.equals(PLANE));
    }

    private Pane pane(String key) {
        return switch (key) {
            case CONFUSION -> confusion();
            case "scores" -> {
                ScoresTable scores = new ScoresTable(texts);
                yield new Pane(
                        scores,
                        results -> scores.show(
                                classes(results).classNames(), figures(results).scores()));
            }
            case "roc" -> {
                CurvePane roc = new CurvePane(key, texts);
                yield new Pane(roc, results -> roc.showRoc(classes(results)));
            }
            case "calibration" -> {
                CurvePane calibration = new CurvePane(key, texts);
                yield new Pane(
                        calibration,
                        results -> calibration.showCalibration(figures(results).calibration()));
            }
            case "scatter", "residuals" -> {
                CurvePane curve = new CurvePane(key, texts);
                yield new Pane(
                        curve,
                        results -> curve.showNumbers(numbers(results), chosen.number(), key.equals("residuals")));
            }
            case "numbers" -> {
                NumbersTable table = new NumbersTable(texts);
                yield new Pane(table, results -> table.show(numbers(results)));
            }
            case SPEED -> {
                speed = Optional.of(new SpeedPane(speeds, processors, texts));
                yield new Pane(speed.get());
            }
            case PLANE -> new Pane(planePane());
            default -> new Pane(message);
        };
    }

    private static ClassResults classes(Results results) {
        return results.classes().orElseThrow();
    }

    private static ClassFigures figures(Results results) {
        return results.figures().orElseThrow();
    }

    private static NumberResults numbers(Results results) {
        return results.numbers().orElseThrow();
    }

    private Pane confusion() {
        ConfusionMatrix matrix = new ConfusionMatrix(texts, chosen::showCell);
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
        return new Pane(
                new VBox(6, rates, scroll),
                results -> matrix.show(
                        classes(results).classNames(), figures(results).confusion()));
    }

    private Node planePane() {
        Label words = new Label(texts.get("results.plane.words"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(plane, Priority.ALWAYS);
        return new VBox(8, words, plane);
    }

    private void drawPlane() {
        plane.show(boundary.pointsProperty().get(), boundary.boundaryProperty().get());
    }
}
