package org.layerwright.importer.onnx;

import java.util.Set;
import java.util.TreeSet;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.Padding;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Activation;
import org.layerwright.network.layer.AvgPool2D;
import org.layerwright.network.layer.GlobalAvgPool2D;
import org.layerwright.network.layer.GlobalMaxPool2D;

/** Poolings over windows and over whole images. */
final class PoolNodes {
    private static final int MAX_DEPTH = 50;

    private PoolNodes() {}

    static Lying pool(Site site, String type) throws Refusal {
        OnnxNode node = site.node();
        boolean mean = type.equals(AvgPool2D.ID);
        long[] kernel = node.integers("kernel_shape");
        Lying value = site.image();
        Shape image = value.shape();
        boolean whole = kernel.length == 2
                && kernel[0] == image.height()
                && kernel[1] == image.width()
                && allZero(node.integers("pads"));
        if (whole) {
            DraftLayer layer = site.draft()
                    .add(
                            site.name(mean ? "globalavg" : "globalmax"),
                            mean ? GlobalAvgPool2D.ID : GlobalMaxPool2D.ID,
                            Shape.of(image.channels()),
                            value.layer());
            return new Lying(layer, "BF11");
        }
        if (kernel.length != 2) {
            throw Site.form("kernel_shape", kernel);
        }
        Window window = Window.of(node, kernel[0], kernel[1]);
        if (window.dilation() != 1) {
            throw Site.form("dilations", window.dilation(), window.dilation());
        }
        Padding pads = grown(window, node, image, window.pads(node, image));
        boolean counted = mean && node.integer("count_include_pad", 0) != 0;
        boolean same = !pads.isNone() && pads.equals(window.same(image)) && !counted;
        // Zeros stand for padding where a mean counts them, and where a maximum cannot be below them.
        boolean zeros = counted || (!mean && isNeverNegative(value.layer(), 0));
        if (!pads.isNone() && !same && !zeros) {
            throw Site.form("pads", Site.longs(pads.top(), pads.left(), pads.bottom(), pads.right()));
        }
        String name = site.name(mean ? "avgpool" : "maxpool");
        DraftLayer before = same ? value.layer() : window.padded(site, name, value.layer(), pads);
        DraftLayer layer = site.draft()
                .add(name, type, window.output(image, pads, image.channels()), before)
                .with("poolSize", window.size());
        if (window.stride() != window.size()) {
            layer.with("poolStride", window.stride());
        }
        if (same) {
            layer.with("padding", "same");
        }
        return value.on(layer);
    }

    private static boolean allZero(long... pads) {
        for (long pad : pads) {
            if (pad != 0) {
                return false;
            }
        }
        return true;
    }

    /** Rounding up lets a last window reach over the edge; it must begin within the image or its upper padding. */
    private static Padding grown(Window window, OnnxNode node, Shape image, Padding pads) throws Refusal {
        if (node.integer("ceil_mode", 0) == 0) {
            return pads;
        }
        int bottom = rest(image.height() + pads.top() + pads.bottom(), image.height() + pads.top(), window);
        int right = rest(image.width() + pads.left() + pads.right(), image.width() + pads.left(), window);
        if (bottom + right > 0 && node.integer("count_include_pad", 0) != 0) {
            throw new Refusal("ceil_mode=1");
        }
        return pads.plus(new Padding(0, 0, bottom, right));
    }

    private static int rest(int extent, int beginning, Window window) {
        int left = Math.floorMod(extent - window.span(), window.stride());
        int last = extent - left + window.stride() - window.span();
        return left == 0 || last >= beginning ? 0 : window.stride() - left;
    }

    /** Whether none of a layer's results can be below zero. */
    private static boolean isNeverNegative(DraftLayer layer, int depth) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        return switch (layer.type()) {
            case Activation.ID ->
                Set.of("relu", "sigmoid", "softmax", "softplus").contains(layer.param(Activation.FUNCTION.name()));
            case "MaxPool2D",
                    "AvgPool2D",
                    "ZeroPadding2D",
                    "Dropout",
                    "Concatenate",
                    "Add",
                    "UpSampling2D",
                    "Reshape" -> layer.inputs().stream().allMatch(input -> isNeverNegative(input, depth + 1));
            default -> false;
        };
    }

    static Lying global(Site site, String type) throws Refusal {
        Lying value = site.image();
        DraftLayer layer = site.draft()
                .add(
                        site.name(type.equals(GlobalAvgPool2D.ID) ? "globalavg" : "globalmax"),
                        type,
                        Shape.of(value.shape().channels()),
                        value.layer());
        return new Lying(layer, "BF11");
    }

    /** A mean or maximum over height and width. */
    static Lying reduce(Site site, String type) throws Refusal {
        long[] given = site.integers(1, "axes");
        Lying value = site.value(0).complete();
        long[] axes = given == null ? new long[0] : given;
        Set<Character> over = new TreeSet<>();
        for (long axis : axes) {
            over.add(value.axes().charAt(Folding.axis(axis, value.axes().length())));
        }
        if (!value.isImage() || !over.equals(Set.of('H', 'W'))) {
            throw Site.form("axes", axes);
        }
        DraftLayer layer = site.draft()
                .add(
                        site.name(type.equals(GlobalAvgPool2D.ID) ? "globalavg" : "globalmax"),
                        type,
                        Shape.of(value.shape().channels()),
                        value.layer());
        boolean kept = site.node().integer("keepdims", 1) != 0;
        String left = kept ? value.axes().replaceAll("[HW]", "1") : value.axes().replaceAll("[HW]", "");
        return new Lying(layer, left.replace('C', 'F'));
    }
}
