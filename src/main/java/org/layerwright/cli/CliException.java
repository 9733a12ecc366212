package org.layerwright.cli;

import org.layerwright.network.param.ParamSpec;
import org.layerwright.text.Texts;

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

    /** Refuses a number that an option does not take. */
    static void requireWithin(ParamSpec<?> bounds, Number value, String option, Texts texts) {
        if (bounds.accept(value).isEmpty()) {
            throw usage(texts.get("cli.usage.value", option, bounds.expected(), value.toString()));
        }
    }

    /** The work cannot be done. */
    static CliException failed(String sentence) {
        return new CliException(ExitCode.FAILED, sentence);
    }

    int exitCode() {
        return exitCode;
    }
}
