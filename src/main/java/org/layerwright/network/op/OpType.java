package org.layerwright.network.op;

/**
 * The operators that layers lower to, named after ONNX's. The engine, the exporters and the cost ledger know only
 * these; a contract test asks each of them for every entry.
 */
public enum OpType {
    /** 2-D convolution, weights {@code [kH, kW, inC, outC]} and optionally a bias {@code [outC]}. */
    CONV("Conv"),
    /** A 2-D convolution of each channel by itself, weights {@code [kH, kW, C, multiplier]}; output channel {@code c·multiplier + m}. */
    DEPTHWISE_CONV("Conv"),
    /** Zeros around an image. */
    PAD("Pad"),
    /** A larger image, by repeating pixels or by interpolation. */
    RESIZE("Resize"),
    /** 2-D maximum over a window; padding never wins. */
    MAX_POOL("MaxPool"),
    /** 2-D mean over a window; padding is not counted (ONNX {@code count_include_pad=0}, as Keras does). */
    AVERAGE_POOL("AveragePool"),
    /** The mean of each channel over the whole image, as a vector {@code (C)}. */
    GLOBAL_AVERAGE_POOL("GlobalAveragePool"),
    /** The maximum of each channel over the whole image, as a vector {@code (C)}. */
    GLOBAL_MAX_POOL("GlobalMaxPool"),
    /**
     * Each channel brought to mean 0 and variance 1, then scaled and shifted. In training over the whole batch, with the
     * biased variance; outside training with the running statistics. Weights gamma, beta, moving mean, moving variance.
     */
    BATCH_NORMALIZATION("BatchNormalization"),
    /** The last axis of each sample (and pixel) brought to mean 0 and variance 1. Weights gamma, beta. */
    LAYER_NORMALIZATION("LayerNormalization"),
    /** The sum of two or more values of one shape. */
    ADD("Add"),
    /** Two or more values side by side along the last axis. */
    CONCAT("Concat"),
    /** The same values in another shape. */
    RESHAPE("Reshape"),
    /** An image as a vector, in the order height, width, channel. */
    FLATTEN("Flatten"),
    /** Matrix product with weights {@code [in, out]} and optionally a bias {@code [out]}. */
    GEMM("Gemm"),
    RELU("Relu"),
    LEAKY_RELU("LeakyRelu"),
    ELU("Elu"),
    /** {@code x·Φ(x)} with the exact normal distribution function. */
    GELU("Gelu"),
    /** {@code x·sigmoid(x)}; ONNX writes it as these two operators. */
    SILU("Mul"),
    /** {@code ln(1 + eˣ)}. */
    SOFTPLUS("Softplus"),
    SIGMOID("Sigmoid"),
    TANH("Tanh"),
    /** Over the last axis. */
    SOFTMAX("Softmax"),
    /** Inverted dropout: identity outside training. */
    DROPOUT("Dropout"),
    /** Inverted dropout of whole channels: identity outside training. */
    SPATIAL_DROPOUT("Dropout"),
    /** Adds normal noise in training: identity outside training. */
    GAUSSIAN_NOISE("Identity");

    private final String onnxName;

    OpType(String onnxName) {
        this.onnxName = onnxName;
    }

    public String onnxName() {
        return onnxName;
    }
}
