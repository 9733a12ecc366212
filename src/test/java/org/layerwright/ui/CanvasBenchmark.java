package org.layerwright.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.Arrays;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.view.Look;

/**
 * What one edit of a network of 200 layers costs the window's thread: the edit itself with everything that follows from
 * it in the models, and the styles and the layout of the whole window. Edits are, in turn: set a parameter, insert, remove, undo,
 * redo; the selection wanders through the network. Prints the clock's time and the processor time of that thread, which
 * a busy machine does not distort. To run, with Monocle's flags: {@code java -cp … org.layerwright.ui.CanvasBenchmark}.
 */
final class CanvasBenchmark {
    private static final int LAYERS = 200;
    private static final int WARM_UP = 150;
    private static final int EDITS = 200;
    private static final String[] NAMES = {"set a parameter", "insert", "remove", "undo", "redo"};

    private final TestWindow test;
    private int number;

    private CanvasBenchmark(TestWindow test) {
        this.test = test;
    }

    public static void main(String[] args) throws IOException {
        Look.loadFonts();
        var folder = Files.createTempDirectory("layerwright-benchmark");
        TestWindow test = Fx.get(() -> {
            TestWindow made = new TestWindow(folder, DeepNetworks.residual(LAYERS));
            made.window.show();
            return made;
        });
        Fx.settle();
        new CanvasBenchmark(test).measure();
        System.exit(0);
    }

    private void measure() {
        run(WARM_UP);
        double[][] times = run(EDITS);
        print("All edits", times, -1);
        for (int kind = 0; kind < NAMES.length; kind++) {
            print(NAMES[kind], times, kind);
        }
    }

    private double[][] run(int edits) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[][] times = new double[edits][];
        for (int i = 0; i < edits; i++) {
            int kind = number % NAMES.length;
            Fx.run(() -> place(kind));
            Fx.settle();
            times[i] = Fx.get(() -> {
                long clock = System.nanoTime();
                long cpu = threads.getCurrentThreadCpuTime();
                edit(kind);
                long edited = System.nanoTime();
                var root = test.window.stage().getScene().getRoot();
                root.applyCss();
                root.layout();
                return new double[] {
                    (System.nanoTime() - clock) / 1e6,
                    (threads.getCurrentThreadCpuTime() - cpu) / 1e6,
                    (edited - clock) / 1e6,
                    kind
                };
            });
            number++;
        }
        return times;
    }

    /** Wanders through the network before a parameter is set; the other edits follow at the same place. */
    private void place(int kind) {
        if (kind == 0) {
            test.document.select(2 + 6 * (number % 30));
        }
    }

    private void edit(int kind) {
        int at = test.document.selection();
        switch (kind) {
            case 0 -> test.document.setParam(at, "filters", 4 + number % 9, false);
            case 1 -> test.document.insert(new Conv2D(), at + 1);
            case 2 -> test.document.remove(at);
            case 3 -> test.document.undo();
            default -> test.document.redo();
        }
    }

    private static void print(String name, double[][] all, int kind) {
        double[][] times =
                Arrays.stream(all).filter(time -> kind < 0 || time[3] == kind).toArray(double[][]::new);
        System.out.printf(
                "%-16s median %5.2f ms, worst %5.2f ms (processor: median %5.2f, worst %5.2f; of it models and cards:"
                        + " median %5.2f)%n",
                name, median(times, 0), worst(times, 0), median(times, 1), worst(times, 1), median(times, 2));
    }

    private static double median(double[][] times, int column) {
        double[] sorted =
                Arrays.stream(times).mapToDouble(time -> time[column]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double worst(double[][] times, int column) {
        return Arrays.stream(times).mapToDouble(time -> time[column]).max().orElseThrow();
    }
}
