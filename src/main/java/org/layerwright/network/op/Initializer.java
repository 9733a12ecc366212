package org.layerwright.network.op;

import java.util.Random;

/**
 * How the first values of a weight are drawn. The variance follows the number of inputs and outputs of a unit, so that
 * signals neither fade nor explode on their way through the layers.
 */
public enum Initializer {
    ZEROS("zeros"),
    ONES("ones"),
    /**
     * Uniform in ±√(6 / (fanIn + fanOut)). Glorot and Bengio 2010, equation 16. The usual choice with tanh, sigmoid and
     * softmax, and the default of Keras.
     */
    GLOROT_UNIFORM("glorotUniform"),
    /** Normal with variance 2 / (fanIn + fanOut), cut at two deviations. Glorot and Bengio 2010. */
    GLOROT_NORMAL("glorotNormal"),
    /** Uniform in ±√(6 / fanIn). He et al. 2015. For deep networks of ReLU units, which drop half of their input. */
    HE_UNIFORM("heUniform"),
    /** Normal with variance 2 / fanIn, cut at two deviations. He et al. 2015, equation 10. */
    HE_NORMAL("heNormal");

    /** The deviation of a unit normal distribution that is cut at ±2; dividing by it restores the wanted variance. */
    private static final double CUT_DEVIATION = 0.87962566103423978;

    private final String id;

    Initializer(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Initializer byId(String id) {
        for (Initializer initializer : values()) {
            if (initializer.id.equals(id)) {
                return initializer;
            }
        }
        throw new IllegalArgumentException("No initializer is called " + id + ".");
    }

    /** Draws values into {@code target[offset … offset + count)}. {@link Random} is specified to the bit by Java. */
    public void fill(float[] target, int offset, int count, long fanIn, long fanOut, Random random) {
        for (int i = offset; i < offset + count; i++) {
            target[i] = (float) next(fanIn, fanOut, random);
        }
    }

    private double next(double fanIn, double fanOut, Random random) {
        return switch (this) {
            case ZEROS -> 0;
            case ONES -> 1;
            case GLOROT_UNIFORM -> uniform(Math.sqrt(6 / (fanIn + fanOut)), random);
            case HE_UNIFORM -> uniform(Math.sqrt(6 / fanIn), random);
            case GLOROT_NORMAL -> normal(Math.sqrt(2 / (fanIn + fanOut)), random);
            case HE_NORMAL -> normal(Math.sqrt(2 / fanIn), random);
        };
    }

    private static double uniform(double limit, Random random) {
        return (2 * random.nextDouble() - 1) * limit;
    }

    private static double normal(double deviation, Random random) {
        double value = random.nextGaussian();
        while (Math.abs(value) > 2) {
            value = random.nextGaussian();
        }
        return value * deviation / CUT_DEVIATION;
    }
}
