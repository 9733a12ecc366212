package org.layerwright.ui;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.LivePlot;
import org.layerwright.ui.control.PlotContent;
import org.layerwright.ui.control.PlotContent.ValueFormat;
import org.layerwright.ui.control.PlotCurve;
import org.layerwright.ui.control.PlotCurve.Style;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.viewmodel.SeriesModel;

/**
 * What one update of a plot costs: five curves of 100,000 points at 900 × 600, a point added to each before it is drawn.
 * Prints the processor time of the window's thread, which a busy machine does not distort as it does the clock's, and of
 * all threads (the renderer's among them) until the update is on the screen.
 * To run, with Monocle's flags: {@code java -cp … org.layerwright.ui.LivePlotBenchmark}.
 */
final class LivePlotBenchmark {
    private static final int POINTS = 100_000;
    private static final int CURVES = 5;
    private static final int WARM_UP = 60;
    private static final int UPDATES = 100;

    private final Random random = new Random(1);
    private final List<SeriesModel> models = new ArrayList<>();
    private final PlotContent content;
    private int step = 1;

    private LivePlotBenchmark() {
        List<PlotCurve> curves = new ArrayList<>();
        for (int i = 0; i < CURVES; i++) {
            models.add(new SeriesModel());
            curves.add(new PlotCurve("Run " + (i + 1), models.get(i), Style.solid(i)));
        }
        content = new PlotContent("Loss", ValueFormat.NUMBER, curves, List.of(), 10_000, "");
        while (step <= POINTS) {
            addPoints();
        }
    }

    public static void main(String[] args) {
        new LivePlotBenchmark().measure();
        System.exit(0);
    }

    private void measure() {
        LivePlot plot = Fx.get(() -> {
            LivePlot made = new LivePlot(new Texts(Texts.ENGLISH));
            made.setContent(content);
            Stage stage = new Stage();
            stage.setScene(new Scene(made, 900, 600));
            stage.show();
            return made;
        });
        update(plot, WARM_UP);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = process.getProcessCpuTime();
        double[] millis = update(plot, UPDATES);
        double all = (process.getProcessCpuTime() - cpu) / 1e6 / UPDATES;
        Arrays.sort(millis);
        System.out.printf(
                "%d curves of %,d points, 900 x 600: median %.2f ms, 95th percentile %.2f ms on the window's thread;"
                        + " %.1f ms of processor time in all%n",
                CURVES, models.get(0).size(), millis[UPDATES / 2], millis[UPDATES * 95 / 100], all);
    }

    private double[] update(LivePlot plot, int times) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            addPoints();
            millis[i] = Fx.get(() -> {
                long begin = threads.getCurrentThreadCpuTime();
                plot.draw();
                return (threads.getCurrentThreadCpuTime() - begin) / 1e6;
            });
            Fx.settle();
        }
        return millis;
    }

    private void addPoints() {
        for (int i = 0; i < CURVES; i++) {
            models.get(i).add(step, 2.0 / (1 + step / 5000.0) + 0.1 * i + 0.1 * random.nextGaussian());
        }
        step++;
    }
}
