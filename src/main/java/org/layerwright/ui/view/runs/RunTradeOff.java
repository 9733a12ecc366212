package org.layerwright.ui.view.runs;

import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwright.text.Prefixes;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.RunTexts;
import org.layerwright.ui.viewmodel.runs.RunsViewModel;
import org.layerwright.ui.viewmodel.runs.TradeOff;
import org.layerwright.ui.viewmodel.runs.TradeOff.Cost;
import org.layerwright.ui.viewmodel.runs.TradeOff.Point;

/** Accuracy against what it costs, for all runs on the data set of the selected one. */
final class RunTradeOff extends VBox {
    private static final double MILLIS = 1e3;

    private final RunsViewModel runs;
    private final RunTexts words;
    private final Texts texts;
    private final TradeOffPlot plot;
    private final Label sentence;
    private final Map<Cost, ToggleButton> costs = new EnumMap<>(Cost.class);

    RunTradeOff(RunsViewModel runs, RunTexts words, Parts parts) {
        this.runs = runs;
        this.words = words;
        this.texts = parts.texts();
        getStyleClass().add("runs-overlay");
        plot = new TradeOffPlot(this::percent);
        plot.setId("trade-off");
        sentence = parts.sentence("");
        sentence.setId("trade-off-sentence");
        ToggleGroup group = new ToggleGroup();
        HBox axis = new HBox();
        axis.setAlignment(Pos.CENTER_LEFT);
        axis.getStyleClass().add("runs-axis");
        for (Cost cost : Cost.values()) {
            String key = cost.name().toLowerCase(Locale.ROOT);
            ToggleButton toggle = new ToggleButton(texts.get("runs.cost." + key));
            toggle.setId("cost-" + key);
            toggle.setToggleGroup(group);
            toggle.setMinWidth(USE_PREF_SIZE);
            toggle.getStyleClass().add("plot-toggle");
            parts.wording().help(toggle, parts.wording().text("runs.cost." + key + ".help"));
            costs.put(cost, toggle);
            axis.getChildren().add(toggle);
        }
        costs.get(Cost.MULTIPLY_ADDS).setSelected(true);
        group.selectedToggleProperty().addListener((observable, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                show();
            }
        });
        HBox.setHgrow(sentence, Priority.ALWAYS);
        axis.getChildren().add(sentence);
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(axis, plot);
        show();
    }

    void show() {
        List<RunRow> rows = runs.rowsProperty().get();
        Optional<RunRow> about = runs.selectedProperty().get().stream()
                .findFirst()
                .or(() -> rows.stream().findFirst());
        Cost cost = costs.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Cost.MULTIPLY_ADDS);
        String dataset = about.map(RunRow::dataset).orElse("");
        List<Point> points = TradeOff.of(rows, dataset, cost);
        sentence.setText(
                points.isEmpty()
                        ? texts.get(cost == Cost.LATENCY ? "runs.cost.unmeasured" : "runs.cost.none")
                        : texts.get("runs.cost.sentence", words.dataset(dataset)));
        plot.setAccessibleText(points.stream()
                .filter(Point::best)
                .map(point -> point.run().name() + ": " + percent(point.accuracy()) + ", " + cost(cost, point.cost()))
                .collect(Collectors.joining("; ")));
        plot.show(points, point -> point.run().name(), value -> cost(cost, value));
    }

    private String cost(Cost cost, double value) {
        return switch (cost) {
            case MULTIPLY_ADDS -> Prefixes.of(Math.round(value), "", texts.locale());
            case SIZE -> Sizes.of(Math.round(value), texts.locale());
            case LATENCY -> texts.get("runs.cost.millis", value * MILLIS);
        };
    }

    private String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMinimumFractionDigits(1);
        return format.format(share);
    }
}
