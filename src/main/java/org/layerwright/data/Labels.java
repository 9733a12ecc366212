package org.layerwright.data;

import java.util.List;

/**
 * What is to be learned from each sample: a class, or numbers.
 *
 * @param classes    one class per sample; empty for numbers
 * @param classNames empty for numbers
 * @param targets    the numbers, sample by sample; empty for classes
 * @param targetSize numbers per sample; 0 for classes
 */
record Labels(int[] classes, List<String> classNames, float[] targets, int targetSize) {
    static Labels ofClasses(int[] classes, List<String> names) {
        return new Labels(classes, List.copyOf(names), new float[0], 0);
    }

    static Labels ofTargets(float[] targets, int targetSize) {
        return new Labels(new int[0], List.of(), targets, targetSize);
    }

    int size() {
        return targetSize == 0 ? classes.length : targets.length / targetSize;
    }

    /** The class of a sample; 0 where there are no classes. */
    int classOf(int index) {
        return targetSize == 0 ? classes[index] : 0;
    }

    void copyTarget(int index, float[] out, int offset) {
        System.arraycopy(targets, index * targetSize, out, offset, targetSize);
    }
}
