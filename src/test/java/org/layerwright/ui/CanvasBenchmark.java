package org.layerwright.ui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.layerwright.app.ProgramWindow;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.viewmodel.DocumentViewModel;

/**
 * What one edit of a network of 200 layers costs the window's thread in the whole program: the edit itself with
 * everything that follows from it in the models, and the frame that shows it: styles, layout, and handing the changed
 * nodes to the renderer. Edits are, in turn: select another layer, set a parameter of it, insert, remove, undo, redo.
 * Prints the clock's time and the processor time of that thread, which a busy machine distorts less. To run, with
 * Monocle's flags and the options of the program, at the root of the project:
 * {@code java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp … org.layerwright.ui.CanvasBenchmark}.
 */
final class CanvasBenchmark {
    private static final int LAYERS = 200;
    private static final int WARM_UP = 240;
    private static final int EDITS = 360;
    private static final String[] NAMES = {"select", "set a parameter", "insert", "remove", "undo", "redo"};

    private final ProgramWindow program;
    private final DocumentViewModel document;
    private int number;

    private CanvasBenchmark(ProgramWindow program) {
        this.program = program;
        document = program.context().window().model().document();
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("layerwright-benchmark");
        Path deep = Files.writeString(folder.resolve("deep.json"), NetworkJson.write(DeepNetworks.residual(LAYERS)));
        ProgramWindow program = new ProgramWindow(folder, path -> {});
        CanvasBenchmark benchmark = new CanvasBenchmark(program);
        Fx.run(() -> program.context().window().model().files().openTemplate(deep));
        Fx.await(() -> benchmark.document.network().layers().size() == LAYERS);
        Fx.settle();
        benchmark.measure();
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
        Scene scene = program.stage().getScene();
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
        int at = document.selection();
        switch (kind) {
            case 0 -> document.select(2 + 6 * (number % 30));
            case 1 -> document.edits().setParam(at, "filters", 4 + number % 9, false);
            case 2 -> document.edits().insert(new Conv2D(), at + 1);
            case 3 -> document.edits().remove(at);
            case 4 -> document.undo();
            default -> document.redo();
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
