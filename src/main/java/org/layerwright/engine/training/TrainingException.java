package org.layerwright.engine.training;

import org.layerwright.text.ExplainedException;

/** A run, an evaluation or a prediction that cannot go on; the message says why and what to do. */
public final class TrainingException extends ExplainedException {
    private static final long serialVersionUID = 1L;

    public TrainingException(String key, Object... arguments) {
        super(null, key, arguments);
    }
}
