package org.layerwright.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.layerwright.ui.control.LayerCard;
import org.layerwright.ui.view.WindowModel;

/**
 * Compares the start of our window with that of an empty JavaFX window, in turns, from the moment in which this process
 * asks for the new one; the new one only says when, so that both are timed by one clock. To run it on a display:
 *
 * <pre>java -cp target/layerwright.jar:target/test-classes org.layerwright.app.StartupBenchmark [archive.jsa [home]]</pre>
 *
 * The archive is the one that {@code ./layerwright} makes when its window is closed for the first time; both get it.
 *
 * <p>The empty window is started twice: with our options and our archive, and as plain {@code java} starts a program,
 * with the archive of the JDK alone.
 *
 * <p>An empty window counts as there after its first frame. Ours counts as <em>usable</em> after the first frame in which
 * all layers of the network are on the canvas and Train can be pressed, and then only if it answers: a click on a card
 * must select its layer, an edit must change the card's words, and undo must take it back. That is checked before the
 * time is told, and its time counts. It is <em>complete</em> when palette, inspector, training form, menu and curves are
 * there too. In between its parts are made one after the other; the longest time for which no event could be answered is
 * told as well, and so is the processor time until then.
 */
public final class StartupBenchmark {
    private static final int PAIRS = 7;
    private static final String OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djdk.reflect.useNativeAccessorOnly=true";
    private static final List<String> PARTS = List.of(
            "#train",
            "#palette-search",
            "#layer-name",
            "#section-run",
            "#page-runs",
            "#undo",
            "#loss-plot",
            "#verdict",
            "#column-headings");

    private StartupBenchmark() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("ours")) {
            Launcher.openWindow(Ours.class);
        } else if (args.length > 0 && List.of("empty", "plain").contains(args[0])) {
            Application.launch(Empty.class, args);
        } else {
            compare(
                    args.length > 0 ? args[0] : "",
                    Path.of(args.length > 1 ? args[1] : "").toAbsolutePath());
        }
    }

    private static void compare(String archive, Path home) throws Exception {
        Map<String, List<Long>> times = new HashMap<>();
        List<String> prepared = new ArrayList<>(Arrays.asList(OPTIONS.split(" ")));
        if (Runtime.version().feature() >= 22) {
            prepared.add("--enable-native-access=ALL-UNNAMED"); // As the start script does; the archive depends on it.
        }
        if (!archive.isEmpty()) {
            prepared.add("-XX:SharedArchiveFile=" + archive);
        }
        for (int i = 0; i < PAIRS; i++) {
            run("ours", prepared, home, times);
            run("empty", prepared, home, times);
            run("plain", List.of(), home, times);
        }
        for (String what : List.of("usable", "complete", "busy", "cpu", "empty", "empty-cpu", "plain", "plain-cpu")) {
            List<Long> each = times.get(what);
            System.out.printf("%-9s %s ms, median %d, shortest %d%n", what, each, median(each), Collections.min(each));
        }
        for (String empty : List.of("empty", "plain")) {
            System.out.printf(
                    "ratio of the medians to %s: usable %.2f, complete %.2f%n",
                    empty,
                    (double) median(times.get("usable")) / median(times.get(empty)),
                    (double) median(times.get("complete")) / median(times.get(empty)));
        }
    }

    private static void run(String which, List<String> options, Path home, Map<String, List<Long>> times)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dlayerwright.home=" + home);
        // An installed application has its natives there.
        command.add("-Djava.library.path=" + System.getProperty("java.library.path"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StartupBenchmark.class.getName(), which));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .put(
                        "LAYERWRIGHT_DATA",
                        Files.createTempDirectory("layerwright-startup").toString());
        long begin = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                long millis = (System.nanoTime() - begin) / 1_000_000;
                String[] words = line.split(" ");
                long value = words.length > 1 ? Long.parseLong(words[1]) : millis;
                times.computeIfAbsent(words[0], first -> new ArrayList<>()).add(value);
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("A process ended in an error: " + command);
        }
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static void tell(String what) {
        System.out.println(what);
        System.out.flush();
    }

    /** Processor time of this process so far, of all threads, in milliseconds. */
    private static long computed() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }

    private static void end(int code) {
        Runtime.getRuntime().halt(code);
    }

    /** Our window. */
    public static final class Ours extends WorkbenchApp {
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private WindowModel model;
        private Scene scene;
        private boolean usable;
        private volatile long lastEvent;
        private long longest;

        @Override
        public void start(Stage stage) {
            super.start(stage);
            model = context().window().model();
            scene = stage.getScene();
            scene.addPostLayoutPulseListener(() -> Platform.runLater(this::look));
        }

        /** After each frame. */
        private void look() {
            if (!usable && hasNetwork() && canTrain()) {
                if (!answers()) {
                    end(3);
                }
                usable = true;
                tell("usable");
                lastEvent = System.nanoTime();
                askAgain();
            }
            if (usable && PARTS.stream().allMatch(part -> scene.lookup(part) != null)) {
                tell("complete");
                tell("busy " + longest);
                tell("cpu " + computed());
                end(0);
            }
            Platform.requestNextPulse();
        }

        /** Asks again a millisecond after each answer: how long it waits is how long the thread was busy. */
        private void askAgain() {
            longest = Math.max(longest, sinceEvent());
            clock.schedule(
                    () -> {
                        lastEvent = System.nanoTime();
                        Platform.runLater(this::askAgain);
                    },
                    1,
                    TimeUnit.MILLISECONDS);
        }

        private long sinceEvent() {
            return (System.nanoTime() - lastEvent) / 1_000_000;
        }

        private boolean hasNetwork() {
            return model.document().network().layers().stream()
                    .limit(3)
                    .allMatch(layer ->
                            card(layer.name()) != null && card(layer.name()).getHeight() > 20);
        }

        private boolean canTrain() {
            return scene.lookup("#train") instanceof Button train && !train.isDisabled() && train.getWidth() > 20;
        }

        private boolean answers() {
            String layer = model.document().network().layers().get(1).name();
            Rehearsal.click(card(layer));
            boolean selected = model.document().selection() == 1;
            String before = card(layer).getAccessibleText();
            model.document().edits().setParam(1, "filters", 7, false);
            boolean edited = !card(layer).getAccessibleText().equals(before);
            model.document().undo();
            return selected && edited && card(layer).getAccessibleText().equals(before);
        }

        private LayerCard card(String layer) {
            // By its id, since a search by style would take a good part of the time that is measured.
            for (Node node : ((Parent) scene.lookup("#stack")).getChildrenUnmodifiable()) {
                if (node instanceof LayerCard card
                        && card.isInUse()
                        && card.layer().equals(layer)) {
                    return card;
                }
            }
            return null;
        }
    }

    /** A window with nothing in it. */
    public static final class Empty extends Application {
        @Override
        public void start(Stage stage) {
            Scene scene = new Scene(new StackPane(), 1280, 800);
            stage.setScene(scene);
            stage.show();
            scene.addPostLayoutPulseListener(() -> Platform.runLater(() -> {
                String which = getParameters().getRaw().get(0);
                tell(which);
                tell(which + "-cpu " + computed());
                end(0);
            }));
        }
    }
}
