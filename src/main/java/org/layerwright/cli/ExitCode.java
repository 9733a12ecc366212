package org.layerwright.cli;

/** What the command line's exit codes mean. */
public final class ExitCode {
    /** The work is done. */
    public static final int OK = 0;

    /** The work failed: a file that cannot be used, a network with problems, NaN, a lost worker, a full disk. */
    public static final int FAILED = 1;

    /** The command was used wrongly, or there is no display for the window. */
    public static final int USAGE = 2;

    /** Interrupted, as by Ctrl-C; a run leaves a checkpoint to go on from. 128 and the number of SIGINT. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
