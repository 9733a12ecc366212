package org.layerwright.importer.onnx;

import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.Padding;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.DepthwiseConv2D;

/** Convolutions: all channels together, or each by itself. */
final class ConvNodes {
    private ConvNodes() {}

    static Lying conv(Site site) throws Refusal {
        OnnxTensor weights = site.constant(1);
        if (weights.rank() != 4 || !weights.isReal() || weights.size() == 0) {
            throw new Refusal("W=" + weights.shownDims());
        }
        Window window = Window.of(site.node(), weights.dims()[2], weights.dims()[3]);
        Lying value = site.image();
        Shape image = value.shape();
        long group = site.node().integer("group", 1);
        boolean depthwise = group == image.channels() && group > 1 && weights.dims()[1] == 1;
        int out = weights.dims()[0];
        boolean fits = depthwise ? out % group == 0 : weights.dims()[1] == image.channels();
        if ((group != 1 && !depthwise) || !fits) {
            throw new Refusal("group=" + group + ", W=" + weights.shownDims());
        }
        String name = site.name(1, depthwise ? "depthwise" : "conv");
        Padding pads = window.pads(site.node(), image);
        boolean same = !pads.isNone() && pads.equals(window.same(image));
        DraftLayer before = same ? value.layer() : window.padded(site, name, value.layer(), pads);
        Shape shape = window.output(image, pads, out);
        DraftLayer layer = site.draft()
                .add(name, depthwise ? DepthwiseConv2D.ID : Conv2D.ID, shape, before)
                .with(Conv2D.KERNEL_SIZE.name(), window.size());
        if (depthwise) {
            layer.with(DepthwiseConv2D.DEPTH_MULTIPLIER.name(), out / image.channels());
        } else {
            layer.with(Conv2D.FILTERS.name(), out);
        }
        if (same) {
            layer.with("padding", "same");
        }
        window.describe(layer);
        layer.weight(depthwise ? "depthwise_kernel" : "kernel", kernel(weights, depthwise));
        bias(site, layer, out);
        site.network().sharing().use(Sharing.key(site, null), layer);
        return value.on(layer);
    }

    private static void bias(Site site, DraftLayer layer, int out) throws Refusal {
        OnnxTensor bias = site.optional(2);
        if (bias == null) {
            layer.with("useBias", false);
            return;
        }
        if (bias.size() != out || !bias.isReal()) {
            throw new Refusal("B=" + bias.shownDims());
        }
        layer.weight("bias", bias.floats());
    }

    /** {@code [O, I, kH, kW]} to {@code [kH, kW, I, O]}, or {@code [C·m, 1, kH, kW]} to {@code [kH, kW, C, m]}. */
    private static float[] kernel(OnnxTensor weights, boolean depthwise) {
        int filters = weights.dims()[0];
        int in = weights.dims()[1];
        int taps = weights.dims()[2] * weights.dims()[3];
        float[] kernel = new float[weights.size()];
        int from = 0;
        for (int o = 0; o < filters; o++) {
            for (int i = 0; i < in; i++) {
                for (int tap = 0; tap < taps; tap++) {
                    // Output channel c·m + j of a depthwise convolution is the same place as (c, j).
                    int to = depthwise ? tap * filters + o : (tap * in + i) * filters + o;
                    kernel[to] = weights.floats()[from++];
                }
            }
        }
        return kernel;
    }
}
