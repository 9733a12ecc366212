package org.layerwright.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javafx.application.Application;
import org.layerwright.cli.ExitCode;
import org.layerwright.cli.Main;
import org.layerwright.text.Texts;

/**
 * Where the program starts: with arguments it is the command line, without any, or with a file of ours, it
 * opens the window.
 *
 * <p>It is deliberately no {@code javafx.application.Application}: the JVM refuses to start one from the class path, and
 * the command line must run where JavaFX cannot.
 */
public final class Launcher {
    // Held, since a logger that nobody holds is collected together with its level.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private static final Pattern OPENED = Pattern.compile("(?i)[^-].*\\.(json|lwn|lwm|onnx|keras)");

    private Launcher() {}

    public static void main(String[] args) {
        System.exit(isForWindow(args) ? openWindow(WorkbenchApp.class, args) : Main.run(args));
    }

    /** Nothing, or one file of ours, as desktops start the program when a file is opened. */
    static boolean isForWindow(String[] args) {
        return args.length == 0
                || args.length == 1
                        && OPENED.matcher(args[0]).matches()
                        && Files.isRegularFile(Path.of(args[0]).toAbsolutePath());
    }

    /** @param window what JavaFX makes and starts */
    static int openWindow(Class<? extends Application> window, String... args) {
        // On the class path JavaFX warns about its configuration, which is the one we want: see docs/decisions/0001.
        JAVAFX.setLevel(Level.SEVERE);
        HeadStart.begin();
        try {
            Application.launch(window, args);
            return ExitCode.OK;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            System.err.println(new Texts(Locale.getDefault()).get("app.noDisplay", String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
    }
}
