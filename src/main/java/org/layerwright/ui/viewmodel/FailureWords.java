package org.layerwright.ui.viewmodel;

import java.util.concurrent.CompletionException;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.InspectionException;

/** Words why a question about a network or its data was not answered. */
public final class FailureWords {
    private FailureWords() {}

    /** One sentence in the language of {@code texts}. */
    public static String of(Texts texts, Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof InspectionException question) {
            return WindowWords.find(
                            texts,
                            question.failure().code(),
                            question.failure().arguments().toArray())
                    .orElse(question.failure().message());
        }
        if (cause instanceof ExplainedException explained) {
            return WindowWords.of(texts, explained);
        }
        return texts.get("results.failed", String.valueOf(cause.getMessage()));
    }
}
