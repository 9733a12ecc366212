package org.layerwright.app;

/**
 * Where the program starts: with arguments it is the command line, without any it opens the window.
 *
 * <p>It is deliberately no {@code javafx.application.Application}: the JVM refuses to start one from the class path, and
 * the command line must run where JavaFX cannot.
 */
public final class Launcher {
    /** The exit code for a program that was called in a way it cannot follow. */
    private static final int USAGE = 2;

    private Launcher() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? openWindow() : runCommand(args));
    }

    private static int openWindow() {
        return missing("the window");
    }

    private static int runCommand(String[] args) {
        return missing("the command \"" + args[0] + "\"");
    }

    private static int missing(String what) {
        System.err.println("This build of Layerwright does not have " + what + " yet.");
        return USAGE;
    }
}
