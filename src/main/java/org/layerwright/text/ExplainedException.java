package org.layerwright.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;

/**
 * A failure that a user can understand and mend. It carries the key of its sentence and the sentence's arguments, so
 * that the window and the command line can say it in the user's language; {@link #getMessage()} is the same sentence in
 * English, for logs and for tests.
 *
 * <p>The sentences stand in the bundles beside this class. Each names the thing, what was expected,
 * what was found and what to do.
 */
public abstract class ExplainedException extends RuntimeException {

    private final String key;
    private final List<String> arguments;

    protected ExplainedException(Throwable cause, String key, Object... args) {
        super(english(key, strings(args)), cause);
        this.key = key;
        this.arguments = strings(args);
    }

    /** The key of the sentence in the text bundles. */
    public final String key() {
        return key;
    }

    /** The arguments of the sentence as texts, in the order of its placeholders: as an event carries them. */
    public final List<String> arguments() {
        return arguments;
    }

    /** The arguments for {@link MessageFormat}. */
    public final Object[] args() {
        return arguments.toArray();
    }

    private static List<String> strings(Object... args) {
        return Arrays.stream(args).map(String::valueOf).toList();
    }

    private static String english(String key, List<String> arguments) {
        return new Texts(Texts.ENGLISH).get(key, arguments.toArray());
    }
}
