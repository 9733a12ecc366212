package org.layerwright.engine.inspection;

import org.layerwright.text.ExplainedException;

/** A question that has no answer; the message says why and what to do. */
public final class QuestionException extends ExplainedException {
    private static final long serialVersionUID = 1L;

    public QuestionException(String key, Object... arguments) {
        super(null, key, arguments);
    }
}
