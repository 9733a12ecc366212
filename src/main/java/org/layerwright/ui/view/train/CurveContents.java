package org.layerwright.ui.view.train;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.PlotContent;
import org.layerwright.ui.control.PlotContent.Level;
import org.layerwright.ui.control.PlotContent.Mark;
import org.layerwright.ui.control.PlotContent.ValueFormat;
import org.layerwright.ui.control.PlotCurve;
import org.layerwright.ui.control.PlotCurve.Style;
import org.layerwright.ui.viewmodel.Metric;
import org.layerwright.ui.viewmodel.NumberText;
import org.layerwright.ui.viewmodel.TrainingCurves;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/** What each plot of the train page shows. */
final class CurveContents {
    /** The plots, in the order of the grid. */
    static final List<String> IDS = List.of("loss", "accuracy", "learningRate", "gradientNorm", "updateRatio");

    /** About where updates are neither too small to learn nor too large to settle. */
    private static final double HEALTHY_RATIO = 1e-3;

    private static final int TRAINING = 0;
    private static final int VALIDATION = 1;

    private final TrainingViewModel run;
    private final TrainingCurves curves;
    private final Texts texts;

    CurveContents(TrainingViewModel run, Texts texts) {
        this.run = run;
        this.curves = run.curves();
        this.texts = texts;
    }

    PlotContent of(String id) {
        return switch (id) {
            case "loss" -> content(id, ValueFormat.NUMBER, metric(curves.loss()), List.of());
            case "accuracy" -> content(id, ValueFormat.PERCENT, metric(curves.accuracy()), List.of());
            case "learningRate" ->
                content(
                        id,
                        ValueFormat.NUMBER,
                        List.of(new PlotCurve(
                                texts.get("train.plot.learningRate"), curves.learningRate(), Style.solid(TRAINING))),
                        List.of());
            case "gradientNorm" ->
                content(
                        id,
                        ValueFormat.NUMBER,
                        List.of(PlotCurve.noisy(
                                texts.get("train.plot.gradientNorm"), curves.gradientNorm(), Style.solid(TRAINING))),
                        List.of());
            default -> ratios(id);
        };
    }

    private PlotContent ratios(String id) {
        List<PlotCurve> drawn = new ArrayList<>();
        curves.updateRatios()
                .forEach((layer, series) -> drawn.add(PlotCurve.noisy(layer, series, Style.ofMany(drawn.size()))));
        return content(
                id, ValueFormat.NUMBER, drawn, List.of(new Level(HEALTHY_RATIO, texts.get("train.plot.healthy"))));
    }

    private List<PlotCurve> metric(Metric metric) {
        return List.of(
                PlotCurve.noisy(texts.get("plot.training"), metric.batches(), Style.solid(TRAINING)),
                new PlotCurve(texts.get("plot.epochMean"), metric.epochs(), Style.points(TRAINING)),
                new PlotCurve(texts.get("plot.validation"), metric.validation(), Style.dashed(VALIDATION)));
    }

    private PlotContent content(String id, ValueFormat format, List<PlotCurve> drawn, List<Level> levels) {
        String empty = texts.get(run.stateProperty().get().isActive() ? "plot.waiting" : "plot.empty");
        return new PlotContent(
                texts.get("train.plot." + id), format, drawn, marks(), curves.stepsPerEpoch(), empty, levels);
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        curves.learningRateMarks()
                .forEach(mark -> marks.add(
                        new Mark(mark.step(), texts.get("plot.rate", NumberText.format(mark.learningRate())), false)));
        if (curves.bestEpoch() != null) {
            TrainingCurves.EpochEnd best = curves.bestEpoch();
            marks.add(new Mark(best.step(), texts.get("plot.best", best.epoch()), true));
        }
        return marks;
    }
}
