package org.layerwright.ui.viewmodel.data;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;
import org.layerwright.ui.viewmodel.FileErrors;
import org.layerwright.ui.viewmodel.WindowWords;

/** What went wrong with a data set, in the window's language. */
final class Sentences {
    private Sentences() {}

    static String of(Throwable error, Texts texts) {
        Throwable cause = cause(error);
        return cause instanceof ExplainedException explained
                ? WindowWords.of(texts, explained)
                : FileErrors.reason(cause, texts);
    }

    static boolean cancelled(Throwable error) {
        return cause(error) instanceof CancellationException;
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? cause(error.getCause()) : error;
    }
}
