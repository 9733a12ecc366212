package org.layerwright.engine.kernel;

/** A function of one value and its derivative, over arrays. */
interface Activation {
    /** ND4J's operator for the forward pass; null where {@link #forward} does it. */
    default String nativeName() {
        return null;
    }

    default double[] nativeArguments() {
        return new double[0];
    }

    /** Whether the derivative is taken from the input; from the output otherwise. */
    default boolean needsInput() {
        return false;
    }

    /** Replaces each value by the function's. */
    default void forward(float[] values, int count) {
        throw new UnsupportedOperationException();
    }

    /**
     * Multiplies each gradient by the derivative.
     *
     * @param values the outputs, or the inputs where {@link #needsInput}
     */
    void backward(float[] values, float[] gradient, int count);
}
