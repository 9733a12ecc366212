package org.layerwright.app;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.layerwright.cli.ExitCode;
import org.layerwright.cli.Main;
import org.layerwright.text.Texts;
import org.layerwright.ui.view.MainWindow;

/**
 * Where the program starts: with arguments it is the command line, without any it opens the window.
 *
 * <p>It is deliberately no {@code javafx.application.Application}: the JVM refuses to start one from the class path, and
 * the command line must run where JavaFX cannot.
 */
public final class Launcher {
    // Held, since a logger that nobody holds is collected together with its level.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Launcher() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? openWindow(window -> {}) : Main.run(args));
    }

    /** @param shown hears of the window once it is shown */
    static int openWindow(Consumer<MainWindow> shown) {
        // On the class path JavaFX warns about its configuration, which is the one we want: see docs/decisions/0001.
        JAVAFX.setLevel(Level.SEVERE);
        try {
            new WorkbenchApp(shown).run();
            return ExitCode.OK;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            System.err.println(new Texts(Locale.getDefault()).get("app.noDisplay", String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
    }
}
