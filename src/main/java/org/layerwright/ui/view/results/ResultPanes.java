package org.layerwright.ui.view.results;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.layerwright.analysis.ClassResults;
import org.layerwright.analysis.NumberResults;
import org.layerwright.analysis.report.ClassFigures;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Tips;
import org.layerwright.ui.viewmodel.results.BoundaryViewModel;
import org.layerwright.ui.viewmodel.results.ChosenSamples;
import org.layerwright.ui.viewmodel.results.Results;
import org.layerwright.ui.viewmodel.results.SpeedViewModel;

/**
 * Makes the pictures and tables of one judgement. Each is made and filled when it is first looked at: together they would
 * take longer than a frame.
 */
final class ResultPanes {
    static final String CONFUSION = "confusion";
    static final String PLANE = "plane";
    static final String SPEED = "speed";

    private final ChosenSamples chosen;
    private final BoundaryViewModel boundary;
    private final SpeedViewModel speeds;
    private final int processors;
    private final Node message;
    private final Texts texts;
    private final Map<String, Pane> made = new HashMap<>();
    private final Set<String> filled = new HashSet<>();
    private final PlanePicture plane;
    private final Subscription subscription;
    private Optional<SpeedPane> speed = Optional.empty();
    private Optional<Results> known = Optional.empty();

    /** One of the pictures, and how it takes results. */
    private record Pane(Node node, Consumer<Results> filling) {
        Pane(Node node) {
            this(node, results -> {});
        }
    }

    /**
     * @param processors cores of this machine
     * @param message is seen while there are no results
     */
    ResultPanes(
            ChosenSamples chosen,
            BoundaryViewModel boundary,
            SpeedViewModel speeds,
            int processors,
            Node message,
            Texts texts) {
        this.chosen = chosen;
        this.boundary = boundary;
        this.speeds = speeds;
        this.processors = processors;
        this.message = message;
        this.texts = texts;
        plane = new PlanePicture(texts, this::chooseOfPlane);
        subscription = Subscription.combine(
                boundary.pointsProperty().subscribe(now -> drawPlane()),
                boundary.boundaryProperty().subscribe(now -> drawPlane()));
    }

    void dispose() {
        subscription.unsubscribe();
        speed.ifPresent(SpeedPane::dispose);
    }

    /** There are other results: each is to be filled again when it is looked at. */
    void empty() {
        filled.clear();
    }

    /** The plane shows samples of the subject's own data, wherever it was judged. */
    private void chooseOfPlane(int sample) {
        if (known.filter(results -> results.asked().isUsual()).isPresent()) {
            chosen.select(sample);
        }
    }

    /** What a tab shows, with the results that there are. */
    Node filled(String tab, Optional<Results> shown) {
        known = shown;
        Pane pane = made.computeIfAbsent(tab, this::pane);
        if (shown.isPresent() && filled.add(tab)) {
            pane.filling().accept(shown.get());
        }
        return pane.node();
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
                CurvePane roc = new CurvePane(key, texts, point -> {});
                yield new Pane(roc, results -> roc.showRoc(classes(results)));
            }
            case "calibration" -> {
                CurvePane calibration = new CurvePane(key, texts, point -> {});
                yield new Pane(
                        calibration,
                        results -> calibration.showCalibration(figures(results).calibration()));
            }
            case "scatter", "residuals" -> {
                CurvePane curve = new CurvePane(key, texts, chosen::select);
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
