package org.layerwright.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.LivePlot;
import org.layerwright.ui.control.PlotContent;
import org.layerwright.ui.control.PlotContent.Mark;
import org.layerwright.ui.control.PlotContent.ValueFormat;
import org.layerwright.ui.control.PlotCurve;
import org.layerwright.ui.control.PlotCurve.Style;
import org.layerwright.ui.viewmodel.Metric;
import org.layerwright.ui.viewmodel.NumberText;
import org.layerwright.ui.viewmodel.TrainingCurves;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/** Loss and accuracy of a run, side by side. Training is blue and solid, validation is dashed with diamonds. */
final class RunPlots extends HBox {
    private static final int TRAINING = 0;
    private static final int VALIDATION = 1;

    private final TrainingViewModel run;
    private final TrainingCurves curves;
    private final ObservableValue<Texts> texts;
    private final LivePlot loss;
    private final LivePlot accuracy;

    RunPlots(TrainingViewModel run, ObservableValue<Texts> texts) {
        this.run = run;
        this.curves = run.curves();
        this.texts = texts;
        getStyleClass().add("run-plots");
        loss = plot("loss-plot");
        accuracy = plot("accuracy-plot");
        loss.setAfterTitle(logarithmToggle());
        getChildren().addAll(loss, accuracy);
        curves.revisionProperty().addListener((observable, before, now) -> show());
        texts.addListener((observable, before, now) -> show());
        show();
    }

    private LivePlot plot(String id) {
        LivePlot plot = new LivePlot(texts.getValue());
        plot.setId(id);
        HBox.setHgrow(plot, Priority.ALWAYS);
        return plot;
    }

    private ToggleButton logarithmToggle() {
        Wording wording = new Wording(texts);
        ToggleButton toggle = new ToggleButton();
        toggle.setId("loss-log");
        toggle.getStyleClass().add("plot-toggle");
        wording.text(toggle, "plot.log");
        wording.help(toggle, wording.text("plot.log.help"));
        loss.logarithmicProperty().bind(toggle.selectedProperty());
        return toggle;
    }

    private void show() {
        Texts words = texts.getValue();
        loss.setTexts(words);
        accuracy.setTexts(words);
        loss.setContent(content(words, "plot.loss", ValueFormat.NUMBER, curves.loss()));
        accuracy.setContent(content(words, "plot.accuracy", ValueFormat.PERCENT, curves.accuracy()));
    }

    private PlotContent content(Texts words, String title, ValueFormat format, Metric metric) {
        List<PlotCurve> drawn = List.of(
                new PlotCurve("", metric.batches(), Style.pale(TRAINING)),
                new PlotCurve(words.get("plot.training"), metric.smoothed(), Style.solid(TRAINING)),
                new PlotCurve(words.get("plot.epochMean"), metric.epochs(), Style.points(TRAINING)),
                new PlotCurve(words.get("plot.validation"), metric.validation(), Style.dashed(VALIDATION)));
        String empty = words.get(run.stateProperty().get().isActive() ? "plot.waiting" : "plot.empty");
        return new PlotContent(words.get(title), format, drawn, marks(words), curves.stepsPerEpoch(), empty);
    }

    private List<Mark> marks(Texts words) {
        List<Mark> marks = new ArrayList<>();
        curves.learningRateMarks()
                .forEach(mark -> marks.add(
                        new Mark(mark.step(), words.get("plot.rate", NumberText.format(mark.learningRate())), false)));
        if (curves.bestEpoch() != null) {
            TrainingCurves.EpochEnd best = curves.bestEpoch();
            marks.add(new Mark(best.step(), words.get("plot.best", best.epoch()), true));
        }
        return marks;
    }
}
