package org.layerwright.data.augmentation;

/**
 * One variation, ready for images of one shape. It keeps its work arrays between calls: one thread uses it, and nothing
 * is allocated per image.
 */
@FunctionalInterface
public interface Augmentation {
    /** Varies the draft's image in place, with no other randomness than the draft's own. */
    void apply(Draft draft);
}
