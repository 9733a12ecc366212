package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.Initializer;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;

/**
 * Brings each channel to mean 0 and variance 1 over the batch, then scales and shifts it:
 * {@code y = gamma · (x − mean) / √(variance + ε) + beta}. The shape stays. For images a channel is normalised over all
 * pixels, for vectors each feature by itself. Outside training the running mean and variance are used.
 *
 * <p>Weights {@code gamma} and {@code beta} (trained), {@code moving_mean} and {@code moving_variance} (measured), each of
 * {@code [C]}. Defaults as in Keras. Ioffe and Szegedy 2015.
 *
 * <p>When to choose it: between convolution and activation in deep networks, which then learn at far higher rates. Leave
 * the bias of the convolution before it out. Not with batches below about 8: their statistics are too noisy.
 */
public final class BatchNormalization extends BasicLayer {
    public static final String ID = "BatchNormalization";
    public static final DoubleParam MOMENTUM = new DoubleParam("statisticsMomentum", 0.99, 0, false, 1, true);
    public static final DoubleParam EPSILON = new DoubleParam("varianceEpsilon", 1e-3, 0, true, 1, false);

    public BatchNormalization() {
        super(ID, Category.NORMALIZATION, "batchnorm", MOMENTUM, EPSILON);
    }

    @Override
    public int lower(LayerSite site) {
        Shape shape = site.inputShape();
        List<Integer> channels = List.of(shape.dim(shape.rank() - 1));
        List<Integer> weights = List.of(
                site.weight("gamma", WeightSpec.Role.SCALE, channels, Initializer.ONES, 1, 1),
                site.weight("beta", WeightSpec.Role.BIAS, channels, Initializer.ZEROS, 1, 1),
                site.weight("moving_mean", WeightSpec.Role.STATISTIC, channels, Initializer.ZEROS, 1, 1),
                site.weight("moving_variance", WeightSpec.Role.STATISTIC, channels, Initializer.ONES, 1, 1));
        Attributes attributes = new Attributes.Normalization(site.get(EPSILON), site.get(MOMENTUM));
        return site.op(OpType.BATCH_NORMALIZATION, site.input(), weights, attributes, shape);
    }
}
