package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.PlotContent.ValueFormat;
import org.layerwright.ui.control.PlotCurve.Style;
import org.layerwright.ui.viewmodel.SeriesModel;

class PlotViewTest {
    private static final int STEPS = 100;

    private final SeriesModel batches = new SeriesModel();
    private final SeriesModel training = new SeriesModel();
    private final SeriesModel validation = new SeriesModel();

    @Test
    void readsEveryCurveAtTheNearestStep() {
        fill(300);
        PlotHover hover = view(ValueFormat.NUMBER).hover(0.5).orElseThrow();
        assertEquals(150, hover.x());
        assertEquals("Step 150 · epoch 2", hover.title());
        assertEquals(
                List.of("Training 0.1500", "Validation, epoch 1 0.5000"),
                hover.rows().stream().map(row -> row.name() + " " + row.text()).toList());
    }

    @Test
    void theStepThatEndsAnEpochBelongsToIt() {
        fill(300);
        PlotHover hover = view(ValueFormat.NUMBER).hover(2 / 3.0).orElseThrow();
        assertEquals("Step 200 · epoch 2", hover.title());
        assertEquals("Validation", hover.rows().get(1).name());
        assertEquals("0.4000", hover.rows().get(1).text());
    }

    @Test
    void beyondTheLastPointTheLastOneIsRead() {
        fill(120);
        assertEquals(120, view(ValueFormat.NUMBER).hover(5).orElseThrow().x());
        assertEquals(1, view(ValueFormat.NUMBER).hover(-5).orElseThrow().x());
    }

    @Test
    void ticksOfAShortLogarithmicAxisAreToldApart() {
        batches.add(1, 0.004f);
        batches.add(2, 0.016f);
        PlotView view = new PlotView(
                new PlotContent(
                        "ratio",
                        ValueFormat.NUMBER,
                        List.of(new PlotCurve("a", batches, Style.solid(0))),
                        List.of(),
                        0,
                        ""),
                new Texts(Texts.ENGLISH),
                true,
                null,
                5,
                5);
        List<String> labels = view.y().ticks().stream().map(view::yLabel).toList();
        assertTrue(labels.contains("0.015"), labels.toString());
        assertEquals(labels.size(), labels.stream().distinct().count(), labels.toString());
    }

    @Test
    void nothingIsReadWithoutPoints() {
        assertEquals(Optional.empty(), view(ValueFormat.NUMBER).hover(0.5));
    }

    @Test
    void theAxisCountsStepsInTheFirstEpochAndEpochsAfterIt() {
        fill(60);
        assertEquals(100, view(ValueFormat.NUMBER).x().max());
        assertEquals("Step 100", view(ValueFormat.NUMBER).xLastLabel(100));
        batches.clear();
        training.clear();
        fill(101);
        assertEquals(200, view(ValueFormat.NUMBER).x().max());
        assertEquals("Epoch 2", view(ValueFormat.NUMBER).xLastLabel(200));
    }

    @Test
    void sharesAreWrittenInPerCentAndEndAtOneHundred() {
        fill(300);
        PlotView view = view(ValueFormat.PERCENT);
        assertTrue(view.y().max() <= 1);
        assertEquals("15.00%", view.hover(0.5).orElseThrow().rows().get(0).text());
        assertEquals("50%", view.yLabel(0.5));
    }

    @Test
    void singleBatchesAndTheFirstUpdatesDoNotDecideTheRange() {
        for (int step = 1; step <= 1000; step++) {
            batches.add(step, step == 500 ? 80 : 0.2);
            training.add(step, step < 40 ? 9 : 0.2);
        }
        assertTrue(view(ValueFormat.NUMBER).y().max() < 1);
    }

    private void fill(int to) {
        for (int step = 1; step <= to; step++) {
            batches.add(step, step / 1000.0 + 0.01);
            training.add(step, step / 1000.0);
            if (step % STEPS == 0) {
                validation.add(step, 0.6 - step / 1000.0);
            }
        }
    }

    private PlotView view(ValueFormat format) {
        PlotContent content = new PlotContent(
                "Loss",
                format,
                List.of(
                        new PlotCurve("", batches, Style.pale(0)),
                        new PlotCurve("Training", training, Style.solid(0)),
                        new PlotCurve("Validation", validation, Style.dashed(1))),
                List.of(),
                STEPS,
                "empty");
        return new PlotView(content, new Texts(Texts.ENGLISH), false, 6, 5);
    }
}
