package org.layerwright.importer.onnx;

import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.Padding;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Conv2D;
import org.layerwright.network.layer.ZeroPadding2D;

/** The window of a convolution or pooling; ours are square and move by the same number both ways. */
record Window(int size, int stride, int dilation) {
    private static final int LARGEST = 64;

    static Window of(OnnxNode node, long height, long width) throws Refusal {
        long[] kernel = node.integers("kernel_shape", height, width);
        if (kernel.length != 2 || kernel[0] != height || kernel[1] != width) {
            throw Site.form("kernel_shape", kernel);
        }
        return new Window(
                one("kernel_shape", kernel),
                one("strides", node.integers("strides", 1, 1)),
                one("dilations", node.integers("dilations", 1, 1)));
    }

    private static int one(String attribute, long... values) throws Refusal {
        if (values.length != 2 || values[0] != values[1] || values[0] < 1 || values[0] > LARGEST) {
            throw Site.form(attribute, values);
        }
        return (int) values[0];
    }

    int span() {
        return (size - 1) * dilation + 1;
    }

    /** What stands around the image, as the node says it. */
    Padding pads(OnnxNode node, Shape image) throws Refusal {
        Padding same = same(image);
        switch (node.text("auto_pad", "NOTSET")) {
            case "SAME_UPPER" -> {
                return same;
            }
            case "SAME_LOWER" -> {
                return new Padding(same.bottom(), same.right(), same.top(), same.left());
            }
            case "VALID" -> {
                return Padding.NONE;
            }
            default -> {
                long[] pads = node.integers("pads", 0, 0, 0, 0);
                for (long pad : pads) {
                    if (pad < 0 || pad > ZeroPadding2D.TOP.max() || pads.length != 4) {
                        throw Site.form("pads", pads);
                    }
                }
                return pads.length == 0
                        ? Padding.NONE
                        : new Padding((int) pads[0], (int) pads[1], (int) pads[2], (int) pads[3]);
            }
        }
    }

    Padding same(Shape image) {
        return Padding.same(image, span(), span(), stride);
    }

    /** The layer with zeros around what it gives, where there are any. */
    DraftLayer padded(Site site, String name, DraftLayer layer, Padding pads) {
        return pads.isNone() ? layer : zeros(site, name + "_pad", layer, pads);
    }

    static DraftLayer zeros(Site site, String name, DraftLayer layer, Padding pads) {
        return site.draft()
                .add(name, ZeroPadding2D.ID, pads.around(layer.shape()), layer)
                .with(ZeroPadding2D.TOP.name(), pads.top())
                .with(ZeroPadding2D.LEFT.name(), pads.left())
                .with(ZeroPadding2D.BOTTOM.name(), pads.bottom())
                .with(ZeroPadding2D.RIGHT.name(), pads.right());
    }

    Shape output(Shape image, Padding pads, int channels) throws Refusal {
        Shape around = pads.around(image);
        if (around.height() < span() || around.width() < span()) {
            throw Site.form("kernel_shape", size, size);
        }
        return Shape.of((around.height() - span()) / stride + 1, (around.width() - span()) / stride + 1, channels);
    }

    /** Stride and gaps of a convolution, where they are not the usual ones. */
    void describe(DraftLayer layer) {
        if (stride > 1) {
            layer.with(Conv2D.STRIDE.name(), stride);
        }
        if (dilation > 1) {
            layer.with(Conv2D.DILATION.name(), dilation);
        }
    }
}
