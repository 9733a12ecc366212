package org.layerwright.export.target;

import org.layerwright.text.ExplainedException;

/** A model was to be exported to a target that cannot express it. */
public final class ExportException extends ExplainedException {
    public ExportException(Exportability.Unsupported found) {
        super(null, found.key(), found.places());
    }
}
