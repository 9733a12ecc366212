package org.layerwright.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.Arrays;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.ui.testing.Fx;

/**
 * What one edit of a network of 200 layers costs the window's thread: the edit itself with everything that follows from
 * it in the models, and the styles and the layout of the whole window. Edits are, in turn: select another layer, set a
 * parameter of it, insert, remove, undo, redo. Prints the clock's time and the processor time of that thread, which a
 * busy machine distorts less. To run, with Monocle's flags: {@code java -cp … org.layerwright.ui.CanvasBenchmark}.
 */
final class CanvasBenchmark {
    private static final int LAYERS = 200;
    private static final int WARM_UP = 240;
    private static final int EDITS = 360;
    private static final String[] NAMES = {"select", "set a parameter", "insert", "remove", "undo", "redo"};

    private final TestWindow test;
    private int number;

    private CanvasBenchmark(TestWindow test) {
        this.test = test;
    }

    public static void main(String[] args) throws IOException {
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

    private void edit(int kind) {
        int at = test.document.selection();
        switch (kind) {
            case 0 -> test.document.select(2 + 6 * (number % 30));
            case 1 -> test.document.setParam(at, "filters", 4 + number % 9, false);
            case 2 -> test.document.insert(new Conv2D(), at + 1);
            case 3 -> test.document.remove(at);
            case 4 -> test.document.undo();
            default -> test.document.redo();
        }
    }

    private static void print(String name, double[][] all, int kind) {
        double[][] times =
                Arrays.stream(all).filter(time -> kind < 0 || time[3] == kind).toArray(double[][]::new);
        System.out.printf(
                "%-16s processor: median %5.2f ms, 95th percentile %5.2f, worst %5.2f (clock: median %5.2f, of it models"
                        + " and cards %5.2f)%n",
                name,
                part(times, 1, 0.5),
                part(times, 1, 0.95),
                part(times, 1, 1),
                part(times, 0, 0.5),
                part(times, 2, 0.5));
    }

    /** @param part 0.5 for the median, 1 for the worst */
    private static double part(double[][] times, int column, double part) {
        double[] sorted =
                Arrays.stream(times).mapToDouble(time -> time[column]).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.round(part * sorted.length))];
    }
}
