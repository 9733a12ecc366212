package org.layerwright.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.layerwright.network.layer.Conv2D;

/**
 * What one edit of a network of 200 layers costs the window's thread: the edit itself with everything that follows from
 * it in the models, and the whole frame that shows it: styles, layout, and handing the changed nodes to the renderer. Edits are, in turn: select another layer, set a
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
        TestWindow test = TestWindow.open(folder, DeepNetworks.residual(LAYERS), made -> {});
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
        double[][] times = new double[edits][];
        for (int i = 0; i < edits; i++) {
            CompletableFuture<double[]> time = new CompletableFuture<>();
            Platform.runLater(() -> edit(number % NAMES.length, time));
            times[i] = time.join();
            number++;
        }
        return times;
    }

    /** Edits, and tells of it when the frame that shows it was handed to the renderer. */
    private void edit(int kind, CompletableFuture<double[]> done) {
        Scene scene = test.window.stage().getScene();
        Stopwatch edit = new Stopwatch();
        edit(kind);
        edit.stop();
        Stopwatch frame = new Stopwatch();
        Runnable begin = frame::start;
        Runnable[] end = new Runnable[1];
        end[0] = () -> {
            scene.removePreLayoutPulseListener(begin);
            scene.removePostLayoutPulseListener(end[0]);
            // Runs when the frame is over: changed nodes were handed to the renderer by then.
            Platform.runLater(() -> {
                frame.stop();
                done.complete(new double[] {
                    edit.clock() + frame.clock(), edit.processor() + frame.processor(), edit.clock(), kind
                });
            });
        };
        scene.addPreLayoutPulseListener(begin);
        scene.addPostLayoutPulseListener(end[0]);
        Platform.requestNextPulse();
    }

    /** Times this thread, in milliseconds. */
    private static final class Stopwatch {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private long clock;
        private long processor;

        Stopwatch() {
            start();
        }

        void start() {
            clock = System.nanoTime();
            processor = threads.getCurrentThreadCpuTime();
        }

        void stop() {
            clock = System.nanoTime() - clock;
            processor = threads.getCurrentThreadCpuTime() - processor;
        }

        double clock() {
            return clock / 1e6;
        }

        double processor() {
            return processor / 1e6;
        }
    }

    private void edit(int kind) {
        int at = test.document.selection();
        switch (kind) {
            case 0 -> test.document.select(2 + 6 * (number % 30));
            case 1 -> test.document.edits().setParam(at, "filters", 4 + number % 9, false);
            case 2 -> test.document.edits().insert(new Conv2D(), at + 1);
            case 3 -> test.document.edits().remove(at);
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
