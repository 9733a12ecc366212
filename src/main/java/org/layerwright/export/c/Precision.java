package org.layerwright.export.c;

/** How the weights of generated C stand in memory. */
public enum Precision {
    /** As they were trained: 32-bit floating point. */
    SINGLE("c"),
    /** The kernels as 8-bit integers with a scale for each output channel: a quarter of the memory, nearly the results. */
    INT8("c-int8");

    private final String target;

    Precision(String target) {
        this.target = target;
    }

    String target() {
        return target;
    }
}
