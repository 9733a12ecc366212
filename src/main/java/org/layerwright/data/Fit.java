package org.layerwright.data;

/** What to do with an image that has another size than the network takes. */
public enum Fit {
    /** Refuse it. */
    EXACT,
    /** Stretch or shrink it to the size, by averaging areas; the proportions are not kept. */
    RESIZE
}
