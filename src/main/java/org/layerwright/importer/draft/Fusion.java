package org.layerwright.importer.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Activation;
import org.layerwright.network.layer.Add;
import org.layerwright.network.layer.BatchNormalization;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.Dense;
import org.layerwright.network.layer.DepthwiseConv2D;
import org.layerwright.network.layer.LayerNormalization;
import org.layerwright.network.layer.SeparableConv2D;
import org.layerwright.network.layer.ZeroPadding2D;

/**
 * Puts together what other formats keep apart and our layers have in one: a sum and its activation, zeros and the
 * convolution behind them, a depthwise convolution and the one that mixes its channels. Only where nobody else reads what
 * lies between.
 */
final class Fusion {
    private static final Set<String> SUMS = Set.of(Conv2D.ID, DepthwiseConv2D.ID, SeparableConv2D.ID, Dense.ID);
    private static final Set<String> NORMALIZATIONS = Set.of(BatchNormalization.ID, LayerNormalization.ID);
    private static final String LINEAR = "linear";
    private static final String ACTIVATION = "activation";

    private final NetworkDraft draft;

    Fusion(NetworkDraft draft) {
        this.draft = draft;
    }

    /** @return the layer whose result the network's is */
    DraftLayer run(DraftLayer output) {
        DraftLayer last = output;
        for (DraftLayer layer : new ArrayList<>(draft.layers())) {
            DraftLayer replacement = fused(layer);
            if (replacement != layer) {
                for (DraftLayer reader : draft.readers(layer)) {
                    reader.inputs().replaceAll(input -> input == layer ? replacement : input);
                }
                draft.layers().remove(layer);
                last = last == layer ? replacement : last;
            }
        }
        return last;
    }

    /** What stands in place of a layer; itself where there is nothing to put together. */
    private DraftLayer fused(DraftLayer layer) {
        if (layer.inputs().isEmpty()) {
            return layer;
        }
        DraftLayer before = layer.input();
        boolean alone = draft.readers(before).size() == 1;
        switch (layer.type()) {
            case NetworkDraft.AFFINE -> {
                return affine(layer, before, alone);
            }
            case Activation.ID -> {
                if (alone && SUMS.contains(before.type()) && isLinear(before) && !hasConstants(layer)) {
                    return before.with(ACTIVATION, layer.param(Activation.FUNCTION.name()));
                }
            }
            case Add.ID -> flatten(layer);
            case Conv2D.ID, DepthwiseConv2D.ID -> {
                if (alone && before.type().equals(ZeroPadding2D.ID)) {
                    padding(layer, before);
                }
                if (layer.type().equals(Conv2D.ID)) {
                    separable(layer);
                }
            }
            default -> {
                // It stands for itself.
            }
        }
        return layer;
    }

    private static boolean isLinear(DraftLayer layer) {
        Object activation = layer.param(ACTIVATION);
        return activation == null || activation.equals(LINEAR);
    }

    /** A layer that carries its activation has the usual constants. */
    private static boolean hasConstants(DraftLayer layer) {
        return layer.param(Activation.LEAK.name()) != null || layer.param(Activation.ELU_ALPHA.name()) != null;
    }

    private DraftLayer affine(DraftLayer layer, DraftLayer before, boolean alone) {
        float[] scale = layer.weight(NetworkDraft.SCALE);
        float[] shift = layer.weight(NetworkDraft.SHIFT);
        boolean shared = draft.layers().stream().anyMatch(other -> other.sharedWith() == before);
        if (alone && !shared && !before.isSharing() && SUMS.contains(before.type()) && isLinear(before)) {
            multiply(before, scale);
            before.drop("useBias");
            float[] bias = before.weight("bias");
            before.weight("bias", bias == null ? shift : affine(bias, scale, shift));
            return before;
        }
        if (alone && NORMALIZATIONS.contains(before.type())) {
            before.weight("gamma", affine(before.weight("gamma"), scale, new float[scale.length]));
            before.weight("beta", affine(before.weight("beta"), scale, shift));
            return before;
        }
        float[] zeros = new float[scale.length];
        float[] variance = new float[scale.length];
        // The normalisation adds its epsilon and then divides by 1.
        Arrays.fill(variance, (float) (1 - BatchNormalization.EPSILON.defaultValue()));
        layer.become(BatchNormalization.ID);
        layer.weight("gamma", scale).weight("beta", shift);
        layer.weight("moving_mean", zeros).weight("moving_variance", variance);
        return layer;
    }

    /** The last axis of every kernel is the output; a depthwise one has two that make it up, in the same order. */
    private static void multiply(DraftLayer layer, float[] scale) {
        String part = layer.type().equals(DepthwiseConv2D.ID)
                ? "depthwise_kernel"
                : layer.type().equals(SeparableConv2D.ID) ? "pointwise_kernel" : "kernel";
        float[] kernel = layer.weight(part).clone();
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] *= scale[i % scale.length];
        }
        layer.weight(part, kernel);
    }

    private static float[] affine(float[] values, float[] scale, float[] shift) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i] * scale[i] + shift[i];
        }
        return result;
    }

    /** Sums of two that follow one another are one sum of many. */
    private void flatten(DraftLayer sum) {
        List<DraftLayer> terms = new ArrayList<>();
        for (DraftLayer input : sum.inputs()) {
            boolean inner = input.type().equals(Add.ID)
                    && draft.readers(input).size() == 1
                    && sum.inputs().stream().filter(term -> term == input).count() == 1;
            terms.addAll(inner ? input.inputs() : List.of(input));
            if (inner) {
                draft.layers().remove(input);
            }
        }
        sum.inputs().clear();
        sum.inputs().addAll(terms);
    }

    /** Zeros as "same" would put them need no layer of their own. */
    private void padding(DraftLayer layer, DraftLayer zeros) {
        Shape image = zeros.input().shape();
        int kernel = number(layer, Conv2D.KERNEL_SIZE.name(), Conv2D.KERNEL_SIZE.defaultValue());
        int stride = number(layer, Conv2D.STRIDE.name(), 1);
        int span = (kernel - 1) * number(layer, Conv2D.DILATION.name(), 1) + 1;
        boolean valid = layer.param("padding") == null;
        Padding given = new Padding(
                number(zeros, ZeroPadding2D.TOP.name(), 1),
                number(zeros, ZeroPadding2D.LEFT.name(), 1),
                number(zeros, ZeroPadding2D.BOTTOM.name(), 1),
                number(zeros, ZeroPadding2D.RIGHT.name(), 1));
        if (valid && given.equals(Padding.same(image, span, span, stride))) {
            layer.with("padding", "same");
            layer.inputs().set(0, zeros.input());
            draft.layers().remove(zeros);
        }
    }

    private static int number(DraftLayer layer, String param, int absent) {
        return layer.param(param) instanceof Integer value ? value : absent;
    }

    /** A 1×1 convolution behind a depthwise one that adds nothing by itself. */
    private void separable(DraftLayer layer) {
        DraftLayer depthwise = layer.input();
        boolean pixel = number(layer, Conv2D.KERNEL_SIZE.name(), Conv2D.KERNEL_SIZE.defaultValue()) == 1
                && number(layer, Conv2D.STRIDE.name(), 1) == 1;
        boolean plain = depthwise.type().equals(DepthwiseConv2D.ID)
                && isLinear(depthwise)
                && Boolean.FALSE.equals(depthwise.param("useBias"))
                && draft.readers(depthwise).size() == 1;
        boolean shared = layer.isSharing()
                || draft.layers().stream()
                        .anyMatch(other -> other.sharedWith() == layer || other.sharedWith() == depthwise);
        if (!pixel || !plain || shared) {
            return;
        }
        layer.become(SeparableConv2D.ID);
        layer.weight("pointwise_kernel", layer.weight("kernel"));
        layer.weights().remove("kernel");
        layer.weight("depthwise_kernel", depthwise.weight("depthwise_kernel"));
        layer.drop("padding");
        for (String param : List.of("kernelSize", "stride", "dilation", "depthMultiplier", "padding")) {
            layer.drop(param);
            if (depthwise.param(param) != null) {
                layer.with(param, depthwise.param(param));
            }
        }
        layer.inputs().set(0, depthwise.input());
        draft.layers().remove(depthwise);
    }
}
