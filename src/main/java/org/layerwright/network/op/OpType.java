package org.layerwright.network.op;

/**
 * The operators that layers lower to, named after ONNX's. The engine, the exporters and the cost ledger know only
 * these; a contract test asks each of them for every entry.
 */
public enum OpType {
    /** 2-D convolution, weights {@code [kH, kW, inC, outC]} and optionally a bias {@code [outC]}. */
    CONV("Conv"),
    /** 2-D maximum over a window; padding never wins. */
    MAX_POOL("MaxPool"),
    /** 2-D mean over a window; padding is not counted (ONNX {@code count_include_pad=0}, as Keras does). */
    AVERAGE_POOL("AveragePool"),
    /** An image as a vector, in the order height, width, channel. */
    FLATTEN("Flatten"),
    /** Matrix product with weights {@code [in, out]} and optionally a bias {@code [out]}. */
    GEMM("Gemm"),
    RELU("Relu"),
    LEAKY_RELU("LeakyRelu"),
    ELU("Elu"),
    /** {@code x·Φ(x)} with the exact normal distribution function. */
    GELU("Gelu"),
    SIGMOID("Sigmoid"),
    TANH("Tanh"),
    /** Over the last axis. */
    SOFTMAX("Softmax"),
    /** Inverted dropout: identity outside training. */
    DROPOUT("Dropout");

    private final String onnxName;

    OpType(String onnxName) {
        this.onnxName = onnxName;
    }

    public String onnxName() {
        return onnxName;
    }
}
