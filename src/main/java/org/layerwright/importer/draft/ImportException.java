package org.layerwright.importer.draft;

import java.util.Arrays;
import org.layerwright.text.ExplainedException;

/** A model of another program that cannot be read; the sentence names the file, what was found and what to do. */
public final class ImportException extends ExplainedException {
    private static final int LONGEST = 1500;

    public ImportException(String key, Object... args) {
        super(null, key, shortened(args));
    }

    public ImportException(Throwable cause, String key, Object... args) {
        super(cause, key, shortened(args));
    }

    /** What a file brings into a sentence may be as long as the file. */
    private static Object[] shortened(Object... args) {
        return Arrays.stream(args)
                .map(arg ->
                        arg instanceof String text && text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : arg)
                .toArray();
    }
}
