package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.Initializer;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;

/**
 * Brings the last axis of each sample (of each pixel of an image) to mean 0 and variance 1, then scales and shifts it:
 * {@code y = gamma · (x − mean) / √(variance + ε) + beta}. The shape stays; weights {@code gamma} and {@code beta} of the
 * last axis' length. Ba, Kiros and Hinton 2016.
 *
 * <p>When to choose it: where batches are small or samples differ much, since no sample depends on another and training
 * and use compute the same. For images with convolutions {@link BatchNormalization} is the usual choice.
 */
public final class LayerNormalization extends BasicLayer {
    public static final String ID = "LayerNormalization";

    public LayerNormalization() {
        super(ID, Category.NORMALIZATION, "layernorm", BatchNormalization.EPSILON);
    }

    @Override
    public int lower(LayerSite site) {
        Shape shape = site.inputShape();
        List<Integer> features = List.of(shape.dim(shape.rank() - 1));
        List<Integer> weights = List.of(
                site.weight("gamma", WeightSpec.Role.SCALE, features, Initializer.ONES, 1, 1),
                site.weight("beta", WeightSpec.Role.BIAS, features, Initializer.ZEROS, 1, 1));
        Attributes attributes = new Attributes.Normalization(site.get(BatchNormalization.EPSILON), 0);
        return site.op(OpType.LAYER_NORMALIZATION, site.input(), weights, attributes, shape);
    }
}
