package org.layerwright.ui.view.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.analysis.NumberResults;
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
 * The pictures and tables of one judgement, of which one is seen at a time, with what chooses among them and the lists of
 * samples beside it.
 */
final class ResultTabs extends VBox {
    private final ChosenSamples chosen;
    private final BoundaryViewModel boundary;
    private final Runnable numberChosen;
    private final Texts texts;
    private final HBox row = new HBox();
    private final StackPane place = new StackPane();
    private final ResultPanes panes;
    private final ComboBox<Integer> number = new ComboBox<>();
    private Optional<Results> shown = Optional.empty();
    /** What the user chose last; kept while there is none of it, as before an answer has come. */
    private String tab = ResultPanes.CONFUSION;

    private String seen = ResultPanes.CONFUSION;
    private boolean visible;

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
        this.numberChosen = numberChosen;
        this.texts = texts;
        panes = new ResultPanes(chosen, boundary, speeds, processors, message, texts);
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
    }

    void dispose() {
        panes.dispose();
    }

    /**
     * @param isPlane whether the network's input is a point of a plane
     * @param failed whether there are no results and none are awaited, so that it has to be said why
     */
    void show(Optional<Results> results, boolean isPlane, boolean failed) {
        if (!results.equals(shown)) {
            panes.empty();
            shown = results;
            results.flatMap(Results::numbers).ifPresent(this::offerNumbers);
        }
        buildRow(isPlane, failed);
        showTab();
    }

    /** Whether the page can be seen. */
    void setShown(boolean nowVisible) {
        visible = nowVisible;
        boundary.setVisible(visible && seen.equals(ResultPanes.PLANE));
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
            panes.empty();
            showTab();
            numberChosen.run();
        }
    }

    private void buildRow(boolean isPlane, boolean failed) {
        boolean numbers = shown.flatMap(Results::numbers).isPresent();
        List<String> keys = new ArrayList<>(
                numbers
                        ? List.of("scatter", "residuals", "numbers")
                        : shown.isPresent()
                                ? List.of(ResultPanes.CONFUSION, "scores", "roc", "calibration")
                                : List.of("answer"));
        if (isPlane) {
            keys.add(ResultPanes.PLANE);
        }
        keys.add(ResultPanes.SPEED);
        boolean said = failed && tab.equals(ResultPanes.PLANE);
        seen = keys.contains(tab) && !said ? tab : keys.get(0);
        boolean several =
                shown.flatMap(Results::numbers).filter(each -> each.width() > 1).isPresent();
        // Made anew only where they differ, so that an answer during a run does not take the focus away.
        List<Object> form = List.of(keys, several);
        if (!form.equals(row.getUserData())) {
            row.setUserData(form);
            row.getChildren().setAll(rowOf(keys, several));
        }
        row.getChildren().stream()
                .filter(ToggleButton.class::isInstance)
                .map(ToggleButton.class::cast)
                .forEach(button -> button.setSelected(button.getId().equals("tab-" + seen)));
    }

    private List<Node> rowOf(List<String> keys, boolean several) {
        ToggleGroup group = new ToggleGroup();
        List<Node> nodes = new ArrayList<>();
        for (String key : keys) {
            ToggleButton button = new ToggleButton(texts.get("results.tab." + key));
            button.setId("tab-" + key);
            button.setTooltip(Tips.of(texts.get("results.tab." + key + ".help")));
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                tab = key;
                seen = key;
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
        } else if (keys.contains(ResultPanes.CONFUSION)) {
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
        Node pane = panes.filled(seen, shown);
        if (!place.getChildren().equals(List.of(pane))) {
            place.getChildren().setAll(pane);
        }
        boundary.setVisible(visible && seen.equals(ResultPanes.PLANE));
    }
}
