package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.Optional;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;

/**
 * Sentences about failures and refusals as the window says them. Where the usual sentence names a command or an option of
 * the command line as the remedy, there is another one under {@code window.<key>} that names what can be done here.
 */
public final class WindowWords {
    /** Where the subject of a problem stands, behind its code. */
    private static final int PROBLEM = 3;

    private WindowWords() {}

    /** The sentence; empty where there is no text of that key. */
    public static Optional<String> find(Texts texts, String key, Object... arguments) {
        return texts.find("window." + key, arguments).or(() -> texts.find(key, arguments));
    }

    /** What a worker said: where it names a problem by its code, that is told in the language of {@code texts}. */
    static Optional<String> ofWorker(Texts texts, String key, List<String> arguments) {
        Object[] own = arguments.toArray();
        if (key.startsWith("error.training.") && arguments.size() > PROBLEM) {
            Object[] problem = arguments.subList(PROBLEM, arguments.size()).stream()
                    .map(WindowWords::number)
                    .toArray();
            texts.find("problem." + arguments.get(PROBLEM - 1), problem).ifPresent(sentence -> own[0] = sentence);
        }
        return find(texts, key, own);
    }

    private static Object number(String text) {
        return text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : text;
    }

    /** The sentence of a failure. */
    public static String of(Texts texts, ExplainedException failure) {
        return find(texts, failure.key(), failure.args()).orElseGet(() -> texts.get(failure.key(), failure.args()));
    }
}
