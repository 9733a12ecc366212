package org.layerwright.ui.view.runs;

import java.time.ZoneId;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Sight;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.view.BuildPage;
import org.layerwright.ui.view.PageView;
import org.layerwright.ui.view.SlicePane;
import org.layerwright.ui.view.WindowModel;
import org.layerwright.ui.viewmodel.runs.PredictionsViewModel;
import org.layerwright.ui.viewmodel.runs.RunTexts;
import org.layerwright.ui.viewmodel.runs.RunsViewModel;

/**
 * The runs above, and below what is made of those selected, one tab each: a further way to compare runs is one more tab.
 */
final class RunsView implements PageView {
    private final RunsViewModel runs;
    private final RunTexts words;
    private final Slices slices;
    private final Parts parts;
    private final RunTable table;
    private final RunActions actions;
    private final BinBar bin;
    private final RunDetails details;
    private final RunOverlay overlay;
    private final RunDifferences differences;
    private final RunTradeOff tradeOff;
    private final PredictionsViewModel predictions;
    private final RunPredictions predicted;
    private final QueueView queue;
    private final Label problem;
    private final Node empty;
    private final VBox root = new VBox();
    private final Subscription subscription;
    private Tab predictedTab;
    private boolean visible;

    RunsView(WindowModel model, RunsViewModel runs, PredictionsViewModel predictions, Texts texts) {
        this.runs = runs;
        this.predictions = predictions;
        slices = model.slices();
        parts = Parts.in(texts);
        words = new RunTexts(texts, ZoneId.systemDefault());
        table = new RunTable(texts, words, runs::select);
        actions = new RunActions(model, runs, parts);
        bin = new BinBar(runs, parts);
        details = new RunDetails(runs, words, parts);
        overlay = new RunOverlay(words, parts);
        differences = new RunDifferences(runs, words, parts);
        tradeOff = new RunTradeOff(runs, words, parts, table::choose);
        predicted = new RunPredictions(predictions, words, parts);
        queue = new QueueView(model.queue(), texts);
        problem = parts.sentence("");
        problem.setId("runs-problem");
        problem.getStyleClass().add("runs-problem");
        problem.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        empty = empty(model);
        layOut();
        keys();
        subscription = Subscription.combine(
                runs.rowsProperty().subscribe((before, now) -> showRows()),
                runs.knownEmptyProperty().subscribe(now -> showEmpty()),
                runs.selectedProperty().subscribe(selected -> showSelected()),
                runs.overlayProperty().subscribe(overlay::show),
                runs.problemProperty().subscribe(e -> showProblem()),
                runs.binnedProperty().subscribe((before, now) -> bin.update()),
                runs.undoableProperty().subscribe((before, now) -> bin.update()),
                model.queue().workingProperty().subscribe((before, now) -> actions.update()),
                model.training().endProperty().subscribe((before, now) -> runChanged()),
                model.training().stateProperty().subscribe((before, now) -> actions.update()));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown(boolean now) {
        visible = now;
        showPredictions();
        if (now) {
            // With a frame of their own, after the table itself.
            slices.add(this::showRows);
            runs.refresh();
        } else {
            details.keep();
        }
    }

    @Override
    public void dispose() {
        details.keep();
        subscription.unsubscribe();
        predicted.dispose();
        queue.dispose();
    }

    private void layOut() {
        predictedTab = tab("predicted", predicted);
        TabPane tabs = new TabPane(
                tab("curves", overlay),
                tab("cost", tradeOff),
                predictedTab,
                tab("differences", differences),
                tab("details", details),
                tab("queue", queue));
        tabs.setId("runs-tabs");
        predictedTab.selectedProperty().addListener(observable -> showPredictions());
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        StackPane above = new StackPane(new SlicePane(table), empty);
        VBox upper = new VBox(new SlicePane(actions), problem, above, bin);
        upper.getStyleClass().add("runs-upper");
        VBox.setVgrow(above, Priority.ALWAYS);
        SplitPane split = new SplitPane(upper, new SlicePane(tabs));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.52);
        VBox.setVgrow(split, Priority.ALWAYS);
        root.getStyleClass().add("runs-page");
        root.getChildren().add(split);
    }

    private Node empty(WindowModel model) {
        Label title = new Label(parts.texts().get("runs.empty"), new FontIcon(Feather.LIST));
        title.getStyleClass().add("runs-empty-title");
        VBox box = new VBox(
                title,
                parts.sentence(parts.texts().get("runs.empty.sentence")),
                parts.button(
                        "runs-build",
                        "runs.empty.build",
                        Feather.LAYERS,
                        () -> model.page().set(BuildPage.ID)));
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("runs-empty");
        return box;
    }

    private Tab tab(String name, Node content) {
        Tab tab = new Tab(parts.texts().get("runs.tab." + name));
        tab.setId("runs-tab-" + name);
        // When it is first looked at: styles of all of them together take longer than a frame.
        tab.selectedProperty().addListener((observable, before, now) -> {
            if (now && tab.getContent() == null) {
                tab.setContent(content);
            }
        });
        return tab;
    }

    /** Reads the diaries of runs only while somebody looks. */
    private void showPredictions() {
        predictions.setShown(visible && predictedTab.isSelected());
    }

    private void keys() {
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                runs.delete(runs.selectedProperty().get());
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                openOnly();
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openOnly();
            }
        });
    }

    private void openOnly() {
        if (runs.selectedProperty().get().size() == 1) {
            actions.open(runs.selectedProperty().get().get(0));
        }
    }

    private void showRows() {
        table.show(runs.rowsProperty().get(), runs.selectedProperty().get());
        tradeOff.show();
    }

    private void showEmpty() {
        empty.setVisible(runs.isKnownEmpty());
        table.setVisible(!runs.isKnownEmpty());
    }

    private void showSelected() {
        actions.update();
        details.show(runs.selectedProperty().get());
        differences.show();
        tradeOff.show();
    }

    private void showProblem() {
        String sentence = runs.problemProperty().get().map(words::problem).orElse("");
        problem.setText(sentence);
        Sight.show(problem, !sentence.isEmpty());
    }

    private void runChanged() {
        actions.update();
        if (visible) {
            runs.refresh();
        }
    }
}
