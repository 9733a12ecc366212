package org.layerwright.ui.view.runs;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwright.ui.control.LivePlot;
import org.layerwright.ui.control.PlotContent;
import org.layerwright.ui.control.PlotContent.ValueFormat;
import org.layerwright.ui.control.PlotCurve;
import org.layerwright.ui.control.PlotCurve.Style;
import org.layerwright.ui.viewmodel.Metric;
import org.layerwright.ui.viewmodel.SeriesModel;
import org.layerwright.ui.viewmodel.runs.RunCurves;
import org.layerwright.ui.viewmodel.runs.RunRow;
import org.layerwright.ui.viewmodel.runs.RunTexts;

/** The curves of the selected runs over each other: one colour a run, training solid, validation dashed. */
final class RunOverlay extends VBox {
    /** Letters of all names in a legend together; a name that has no room is not shown at all. */
    private static final int LEGEND = 56;

    private static final int LEAST_NAME = 14;

    private final RunTexts words;
    private final Parts parts;
    private final LivePlot loss;
    private final LivePlot accuracy;
    private final ToggleButton bySteps;
    private List<RunCurves> runs = List.of();

    RunOverlay(RunTexts words, Parts parts) {
        this.words = words;
        this.parts = parts;
        getStyleClass().add("runs-overlay");
        accuracy = plot("overlay-accuracy");
        loss = plot("overlay-loss");
        ToggleGroup group = new ToggleGroup();
        ToggleButton byEpochs = toggle("epochs", group);
        bySteps = toggle("steps", group);
        byEpochs.setSelected(true);
        group.selectedToggleProperty().addListener((observable, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                draw();
            }
        });
        HBox axis = new HBox(byEpochs, bySteps, parts.sentence(parts.texts().get("runs.overlay.legend")));
        axis.setAlignment(Pos.CENTER_LEFT);
        axis.getStyleClass().add("runs-axis");
        HBox plots = new HBox(accuracy, loss);
        plots.getStyleClass().add("run-plots");
        VBox.setVgrow(plots, Priority.ALWAYS);
        getChildren().addAll(axis, plots);
        draw();
    }

    void show(List<RunCurves> curves) {
        runs = curves;
        draw();
    }

    private void draw() {
        accuracy.setContent(content("plot.accuracy", ValueFormat.PERCENT, true));
        loss.setContent(content("plot.loss", ValueFormat.NUMBER, false));
    }

    private PlotContent content(String title, ValueFormat format, boolean ofAccuracy) {
        int steps = bySteps.isSelected()
                ? 0
                : runs.stream()
                        .mapToInt(run -> run.curves().stepsPerEpoch())
                        .max()
                        .orElse(0);
        List<RunRow> rows = runs.stream().map(RunCurves::run).toList();
        List<PlotCurve> drawn = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            RunCurves run = runs.get(i);
            Metric metric = ofAccuracy ? run.curves().accuracy() : run.curves().loss();
            SeriesModel training = steps == 0 ? metric.smoothed() : run.scaled(metric.smoothed(), steps);
            SeriesModel validation = steps == 0 ? metric.validation() : run.scaled(metric.validation(), steps);
            String name = RunTexts.shortened(
                    words.name(run.run(), rows), Math.max(LEAST_NAME, LEGEND / Math.max(1, runs.size())));
            boolean only = validation.isEmpty();
            drawn.add(new PlotCurve(only ? name : "", training, Style.solid(i)));
            drawn.add(new PlotCurve(only ? "" : name, validation, Style.dashed(i)));
        }
        return new PlotContent(
                parts.texts().get(title),
                format,
                drawn,
                List.of(),
                steps,
                parts.texts().get("runs.overlay.empty"));
    }

    private LivePlot plot(String id) {
        LivePlot plot = new LivePlot(parts.texts());
        plot.setId(id);
        HBox.setHgrow(plot, Priority.ALWAYS);
        return plot;
    }

    private ToggleButton toggle(String name, ToggleGroup group) {
        ToggleButton toggle = new ToggleButton(parts.texts().get("runs.axis." + name));
        toggle.setId("overlay-" + name);
        toggle.setToggleGroup(group);
        toggle.getStyleClass().add("plot-toggle");
        parts.wording().help(toggle, parts.wording().text("runs.axis." + name + ".help"));
        return toggle;
    }
}
