package org.layerwright.ui;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.event.Histogram;
import org.layerwright.event.WorkerEvent;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.event.WorkerEvent.LayersMeasured;
import org.layerwright.ui.viewmodel.FakeTrainingService;

/** Measurements of the seed network's layers, as a run tells them. */
final class TrainRun {
    private static final List<String> LAYERS = List.of("conv2d", "conv2d_2", "conv2d_3", "dense", "dense_2");
    private static final int BINS = 32;

    private TrainRun() {}

    static void measure(FakeTrainingService service, int epoch, long step) {
        List<LayerState> layers = new ArrayList<>();
        for (int i = 0; i < LAYERS.size(); i++) {
            double width = 1 + i * 0.3 + Math.log10(step + 1) * 0.4;
            double ratio = 1e-3 * Math.pow(1.6, i - 2) * (1 + 20.0 / (step + 20));
            layers.add(new LayerState(
                    LAYERS.get(i), ratio, 3, 0.2, 0.02, 0.1, width / 3, bell(width), bell(0.02 * width)));
        }
        WorkerEvent event = new LayersMeasured(epoch, step, 0.8, layers, 734_000_000L);
        service.tell(event);
    }

    private static Histogram bell(double width) {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            double x = (i + 0.5) / BINS * 6 - 3;
            counts.add(Math.round(4000 * Math.exp(-x * x / 2)));
        }
        return new Histogram(-width, width, counts);
    }
}
