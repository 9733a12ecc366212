package org.layerwright.engine;

/** Something that the engine cannot do or did not manage. The message is a sentence for the user. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EngineException(String message) {
        super(message);
    }
}
