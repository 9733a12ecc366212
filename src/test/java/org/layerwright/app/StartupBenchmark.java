package org.layerwright.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Compares the time from the start of the process to the first drawn frame: our window, built and with its network on
 * it, against an empty JavaFX window, in turns. To run it on a display:
 *
 * <pre>java -cp target/layerwright.jar:target/test-classes org.layerwright.app.StartupBenchmark [archive.jsa [home]]</pre>
 *
 * The archive is the one that {@code ./layerwright} makes when its window is closed for the first time; both get it.
 */
public final class StartupBenchmark {
    private static final int PAIRS = 7;
    private static final String OPTIONS = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto";

    private StartupBenchmark() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("ours")) {
            Application.launch(Ours.class);
        } else if (args.length > 0 && args[0].equals("empty")) {
            Application.launch(Empty.class);
        } else {
            compare(
                    args.length > 0 ? args[0] : "",
                    Path.of(args.length > 1 ? args[1] : "").toAbsolutePath());
        }
    }

    private static void compare(String archive, Path home) throws Exception {
        List<Long> ours = new ArrayList<>();
        List<Long> empty = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            ours.add(run("ours", archive, home));
            empty.add(run("empty", archive, home));
        }
        System.out.printf("ours  %s ms, median %d%n", ours, median(ours));
        System.out.printf("empty %s ms, median %d%n", empty, median(empty));
        System.out.printf("ratio of the medians %.2f%n", (double) median(ours) / median(empty));
    }

    private static long run(String which, String archive, Path home) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(OPTIONS.split(" ")));
        if (!archive.isEmpty()) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.add("-Dlayerwright.home=" + home);
        // An installed application has its natives there.
        command.add("-Djava.library.path=" + System.getProperty("java.library.path"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StartupBenchmark.class.getName(), which));
        Path data = Files.createTempDirectory("layerwright-startup");
        File told = Files.createTempFile("layerwright-startup", ".txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(told);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LAYERWRIGHT_DATA", data.toString());
        if (builder.start().waitFor() != 0) {
            throw new IOException("A process ended in an error: " + command);
        }
        return Long.parseLong(Files.readString(told.toPath()).trim());
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** Prints the milliseconds since the process began once the next frame is drawn, and ends the process. */
    private static void tellFirstFrame(Scene scene) {
        scene.addPostLayoutPulseListener(() -> Platform.runLater(() -> {
            Instant begin = ProcessHandle.current().info().startInstant().orElseThrow();
            System.out.println(Duration.between(begin, Instant.now()).toMillis());
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }));
    }

    /** Our window. */
    public static final class Ours extends Application {
        @Override
        public void start(Stage stage) {
            new WorkbenchApp().start(stage);
            tellFirstFrame(stage.getScene());
        }
    }

    /** A window with nothing in it. */
    public static final class Empty extends Application {
        @Override
        public void start(Stage stage) {
            Scene scene = new Scene(new StackPane(), 1280, 800);
            stage.setScene(scene);
            stage.show();
            tellFirstFrame(scene);
        }
    }
}
