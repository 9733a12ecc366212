package org.layerwright.network.op;

/** What an operator needs to know beside its inputs and weights. */
public sealed interface Attributes {
    /** Nothing. */
    record None() implements Attributes {}

    /**
     * The window of a convolution or a pooling, in pixels. Padding is always written out, so that "same" needs no rule
     * in the engine or in an exporter.
     */
    record Window(
            int kernelHeight,
            int kernelWidth,
            int strideHeight,
            int strideWidth,
            int dilationHeight,
            int dilationWidth,
            int padTop,
            int padLeft,
            int padBottom,
            int padRight)
            implements Attributes {
        /** Kernel extent with its dilation gaps. */
        public int spanHeight() {
            return (kernelHeight - 1) * dilationHeight + 1;
        }

        /** Kernel extent with its dilation gaps. */
        public int spanWidth() {
            return (kernelWidth - 1) * dilationWidth + 1;
        }

        public boolean isPadded() {
            return padTop + padLeft + padBottom + padRight > 0;
        }
    }

    /** The slope below zero of LeakyRelu, or the scale of Elu. */
    record Alpha(double alpha) implements Attributes {}

    /** The share of values that dropout zeroes, in [0, 1). */
    record Rate(double rate) implements Attributes {}

    Attributes NONE = new None();
}
