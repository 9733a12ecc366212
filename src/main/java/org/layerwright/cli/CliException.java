package org.layerwright.cli;

/** Ends a command with one sentence for the user. */
final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CliException(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** The command was used wrongly. */
    static CliException usage(String sentence) {
        return new CliException(ExitCode.USAGE, sentence);
    }

    /** The work cannot be done. */
    static CliException failed(String sentence) {
        return new CliException(ExitCode.FAILED, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
