package org.layerwright.importer.draft;

import org.layerwright.text.ExplainedException;

/** A model of another program that cannot be read; the sentence names the file, what was found and what to do. */
public final class ImportException extends ExplainedException {
    public ImportException(String key, Object... args) {
        super(null, key, args);
    }

    public ImportException(Throwable cause, String key, Object... args) {
        super(cause, key, args);
    }
}
