package org.layerwright.worker.host;

import org.layerwright.text.ExplainedException;

/** An export that could not be carried out or proven as it was asked for. */
final class ProofException extends ExplainedException {
    private static final long serialVersionUID = 1L;

    ProofException(String key, Object... args) {
        super(null, key, args);
    }
}
