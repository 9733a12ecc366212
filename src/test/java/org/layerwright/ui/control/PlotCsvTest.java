package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwright.ui.control.PlotContent.ValueFormat;
import org.layerwright.ui.control.PlotCurve.Style;
import org.layerwright.ui.viewmodel.SeriesModel;

class PlotCsvTest {
    @Test
    void aLineForEveryStepAndAColumnForEveryNamedCurve() {
        SeriesModel batches = new SeriesModel();
        SeriesModel validation = new SeriesModel();
        batches.add(1, 0.1f);
        batches.add(2, 1e-7f);
        validation.add(2, 0.25);
        validation.add(3, -4);
        PlotContent content = new PlotContent(
                "Loss",
                ValueFormat.NUMBER,
                List.of(
                        new PlotCurve("", batches, Style.pale(0)),
                        PlotCurve.noisy("Training, \"raw\"", batches, Style.solid(0)),
                        new PlotCurve("Validation", validation, Style.dashed(1))),
                List.of(),
                0,
                "");
        assertEquals(
                "step,\"Training, \"\"raw\"\"\",Validation\n1,0.1,\n2,1.0E-7,0.25\n3,,-4.0\n", PlotCsv.of(content));
    }
}
