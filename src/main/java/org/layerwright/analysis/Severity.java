package org.layerwright.analysis;

/** How much a finding matters. */
public enum Severity {
    /** Worth knowing; the result is usable. */
    NOTE,
    /** The run wastes time or accuracy. */
    WARNING,
    /** The run is lost. */
    FATAL
}
