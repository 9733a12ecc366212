package org.layerwright.run;

/** How a run ended, as its {@code run.json} says. */
public enum RunStatus {
    /** It was running when this was written; if nobody holds its lock any more, it was killed. */
    RUNNING,
    /** It trained all its epochs. */
    FINISHED,
    /** The user stopped it. */
    STOPPED,
    /** It ended with an error. */
    FAILED
}
