package org.layerwright.ui.viewmodel;

import java.util.Optional;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;

/**
 * Sentences about failures and refusals as the window says them. Where the usual sentence names a command or an option of
 * the command line as the remedy, there is another one under {@code window.<key>} that names what can be done here.
 */
public final class WindowWords {
    private WindowWords() {}

    /** The sentence; empty where there is no text of that key. */
    public static Optional<String> find(Texts texts, String key, Object... arguments) {
        return texts.find("window." + key, arguments).or(() -> texts.find(key, arguments));
    }

    /** The sentence of a failure. */
    public static String of(Texts texts, ExplainedException failure) {
        return find(texts, failure.key(), failure.args()).orElseGet(() -> texts.get(failure.key(), failure.args()));
    }
}
