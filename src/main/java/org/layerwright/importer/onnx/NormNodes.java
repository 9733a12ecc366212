package org.layerwright.importer.onnx;

import java.util.Arrays;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.network.layer.BatchNormalization;
import org.layerwright.network.layer.LayerNormalization;

/** Normalisations. */
final class NormNodes {
    private static final double EPSILON = 1e-5;

    private NormNodes() {}

    static Lying batch(Site site) throws Refusal {
        OnnxNode node = site.node();
        if (node.integer("training_mode", 0) != 0 || node.integer("spatial", 1) != 1) {
            throw new Refusal(node.integer("spatial", 1) == 1 ? "training_mode=1" : "spatial=0");
        }
        Lying value = site.value(0).complete();
        if (value.channelAxis() != 1) {
            throw new Refusal("input=" + value.shownDims());
        }
        DraftLayer layer = site.draft()
                .add(site.name(1, "batchnorm"), BatchNormalization.ID, value.shape(), value.layer())
                .with(BatchNormalization.EPSILON.name(), decimal(node.real("epsilon", (float) EPSILON)));
        double momentum = decimal(node.real("momentum", 0.9f));
        if (momentum >= 0 && momentum < 1) {
            layer.with(BatchNormalization.MOMENTUM.name(), momentum);
        }
        String[] parts = {"gamma", "beta", "moving_mean", "moving_variance"};
        for (int i = 0; i < parts.length; i++) {
            OnnxTensor tensor = site.constant(i + 1);
            if (tensor.rank() != 1) {
                throw new Refusal(parts[i] + "=" + tensor.shownDims());
            }
            layer.weight(parts[i], numbers(site, tensor, value));
        }
        return value.on(layer);
    }

    static Lying layer(Site site) throws Refusal {
        Lying value = site.value(0).complete();
        long axis = site.node().integer("axis", -1);
        int rank = value.axes().length();
        if (Folding.axis(axis, rank) != rank - 1 || value.channelAxis() != rank - 1) {
            throw Site.form("axis", axis);
        }
        DraftLayer layer = site.draft()
                .add(site.name(1, "layernorm"), LayerNormalization.ID, value.shape(), value.layer())
                .with(BatchNormalization.EPSILON.name(), decimal(site.node().real("epsilon", (float) EPSILON)));
        int features = value.shape().dim(value.shape().rank() - 1);
        float[] ones = new float[features];
        Arrays.fill(ones, 1);
        OnnxTensor gamma = site.optional(1);
        OnnxTensor beta = site.optional(2);
        layer.weight("gamma", gamma == null ? ones : numbers(site, gamma, value));
        layer.weight("beta", beta == null ? new float[features] : numbers(site, beta, value));
        return value.on(layer);
    }

    /** One for each channel, in our order. */
    private static float[] numbers(Site site, OnnxTensor tensor, Lying value) throws Refusal {
        int features = value.shape().dim(value.shape().rank() - 1);
        if (!tensor.isReal() || tensor.size() != features) {
            throw new Refusal(tensor.shownDims());
        }
        return site.ordered(tensor.floats(), value);
    }

    /** What a person wrote before it became a 32-bit number: 0.001 rather than 0.0010000000475. */
    static double decimal(double value) {
        return Double.parseDouble(Float.toString((float) value));
    }
}
