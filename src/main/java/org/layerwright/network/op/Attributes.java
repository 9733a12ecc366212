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

    /** Rows and columns of zeros around an image. */
    record Pads(int top, int left, int bottom, int right) implements Attributes {}

    /**
     * How an image grows.
     *
     * @param bilinear whether new pixels are interpolated (half-pixel centres, edges clamped); repeated otherwise
     */
    record Upsampling(int factorHeight, int factorWidth, boolean bilinear) implements Attributes {}

    /**
     * Of a normalisation.
     *
     * @param epsilon added to the variance
     * @param momentum the share of the running statistics that a step keeps, as Keras counts it; unused by layer
     *     normalisation
     */
    record Normalization(double epsilon, double momentum) implements Attributes {}

    /** The standard deviation of noise. */
    record Deviation(double deviation) implements Attributes {}

    /** The share of values that dropout zeroes, in [0, 1). */
    record Rate(double rate) implements Attributes {}

    Attributes NONE = new None();
}
