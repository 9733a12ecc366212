package org.layerwright.ui.view.runs;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
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
    private static final KeyCombination BESIDE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final RunsViewModel runs;
    private final RunTexts words;
    private final Texts texts;
    private final TradeOffPlot plot;
    private final Label sentence;
    private final Map<Cost, ToggleButton> costs = new EnumMap<>(Cost.class);

    /** @param choose hears which run was chosen, and whether beside those that are chosen already */
    RunTradeOff(RunsViewModel runs, RunTexts words, Parts parts, BiConsumer<RunRow, Boolean> choose) {
        this.runs = runs;
        this.words = words;
        this.texts = parts.texts();
        getStyleClass().add("runs-overlay");
        plot = new TradeOffPlot(this::percent);
        plot.setId("trade-off");
        plot.onChoose(choose);
        plot.setAccessibleHelp(texts.get("runs.cost.keys", BESIDE.getDisplayText()));
        sentence = parts.sentence("");
        sentence.setId("trade-off-sentence");
        ToggleGroup group = new ToggleGroup();
        HBox axis = new HBox();
        axis.setAlignment(Pos.CENTER_LEFT);
        axis.getStyleClass().add("runs-axis");
        for (Cost cost : Cost.values()) {
            String key = key(cost);
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
        List<RunRow> beside = points.stream().map(Point::run).toList();
        plot.show(
                points,
                runs.selectedProperty().get(),
                point -> words.name(point.run(), beside),
                point -> facts(point, cost),
                value -> cost(cost, value),
                points.stream()
                        .filter(Point::best)
                        .map(point ->
                                point.run().name() + ": " + percent(point.accuracy()) + ", " + cost(cost, point.cost()))
                        .collect(Collectors.joining("; ")));
    }

    /** Accuracy, what the axis says, and then the other costs that are known. */
    private List<PointBox.Line> facts(Point point, Cost first) {
        List<PointBox.Line> lines = new ArrayList<>();
        lines.add(new PointBox.Line(texts.get("runs.column.accuracy"), words.accuracyOf(point.run())));
        lines.add(new PointBox.Line(texts.get("runs.cost." + key(first)), cost(first, point.cost())));
        for (Cost other : Cost.values()) {
            if (other != first && other.of(point.run()) > 0) {
                lines.add(new PointBox.Line(texts.get("runs.cost." + key(other)), cost(other, other.of(point.run()))));
            }
        }
        lines.add(new PointBox.Line(
                texts.get("runs.column.parameters"), words.count(point.run().parameters())));
        return lines;
    }

    private static String key(Cost cost) {
        return cost.name().toLowerCase(Locale.ROOT);
    }

    private String cost(Cost cost, double value) {
        return switch (cost) {
            case MULTIPLY_ADDS -> Prefixes.of(Math.round(value), "", texts.locale());
            case SIZE -> Sizes.of(Math.round(value), texts.locale());
            case LATENCY -> words.millis(value);
        };
    }

    private String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(texts.locale());
        format.setMinimumFractionDigits(1);
        return format.format(share);
    }
}
