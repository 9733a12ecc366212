package org.layerwright.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.op.Attributes;

/** The ONNX lines of the operators that see images as images. */
final class ImageOperators {
    private ImageOperators() {}

    static Value conv(NodeSite site) {
        return convolution(site, KernelLayout.CONVOLUTION, 1);
    }

    static Value depthwise(NodeSite site) {
        return convolution(site, KernelLayout.DEPTHWISE, site.input().shape().channels());
    }

    private static Value convolution(NodeSite site, KernelLayout layout, int groups) {
        List<AttributeProto> attributes = window(site.node().window());
        attributes.add(dilations(site.node().window()));
        attributes.add(Attribute.integer("group", groups));
        Value image = site.out().channelsFirst(site.input());
        return site.add(
                "Conv",
                Layout.CHANNELS_FIRST,
                site.withWeights(image, layout),
                attributes.toArray(AttributeProto[]::new));
    }

    static Value maxPool(NodeSite site) {
        return pool(site, "MaxPool", dilations(site.node().window()));
    }

    static Value averagePool(NodeSite site) {
        return pool(site, "AveragePool", Attribute.integer("count_include_pad", 0));
    }

    private static Value pool(NodeSite site, String type, AttributeProto more) {
        List<AttributeProto> attributes = window(site.node().window());
        attributes.add(more);
        Value image = site.out().channelsFirst(site.input());
        return site.add(type, Layout.CHANNELS_FIRST, List.of(image.name()), attributes.toArray(AttributeProto[]::new));
    }

    /** ONNX leaves an image of one pixel; ours is a vector. */
    static Value globalPool(NodeSite site, String type) {
        Value image = site.out().channelsFirst(site.input());
        String pixel = site.out().node(type, site.node().layer() + "/" + type, List.of(image.name()));
        return site.add("Flatten", Layout.CHANNELS_LAST, List.of(pixel), Attribute.integer("axis", 1));
    }

    static Value pad(NodeSite site) {
        Attributes.Pads pads = (Attributes.Pads) site.node().attributes();
        boolean first = site.input().layout() == Layout.CHANNELS_FIRST;
        String amounts = site.constant(
                "pads",
                name -> first
                        ? Tensors.longs(name, 0, 0, pads.top(), pads.left(), 0, 0, pads.bottom(), pads.right())
                        : Tensors.longs(name, 0, pads.top(), pads.left(), 0, 0, pads.bottom(), pads.right(), 0));
        return site.add(
                "Pad",
                site.input().layout(),
                List.of(site.input().name(), amounts),
                Attribute.text("mode", "constant"));
    }

    /**
     * Half-pixel centres in both modes. For repeated pixels these stay half a new pixel away from the places where rounding
     * turns, so that no reader's rounding can matter.
     */
    static Value resize(NodeSite site) {
        Attributes.Upsampling factors = (Attributes.Upsampling) site.node().attributes();
        Value image = site.out().channelsFirst(site.input());
        String scales = site.constant(
                "scales",
                name -> Tensors.floats(name, new long[] {4}, 1, 1, factors.factorHeight(), factors.factorWidth()));
        List<AttributeProto> attributes = new ArrayList<>();
        attributes.add(Attribute.text("mode", factors.bilinear() ? "linear" : "nearest"));
        attributes.add(Attribute.text("coordinate_transformation_mode", "half_pixel"));
        if (!factors.bilinear()) {
            attributes.add(Attribute.text("nearest_mode", "round_prefer_floor"));
        }
        // The second input is a region, of which only cropping makes use.
        return site.add(
                "Resize",
                Layout.CHANNELS_FIRST,
                List.of(image.name(), "", scales),
                attributes.toArray(AttributeProto[]::new));
    }

    private static List<AttributeProto> window(Attributes.Window window) {
        List<AttributeProto> attributes = new ArrayList<>();
        attributes.add(Attribute.integers("kernel_shape", window.kernelHeight(), window.kernelWidth()));
        attributes.add(Attribute.integers("strides", window.strideHeight(), window.strideWidth()));
        attributes.add(
                Attribute.integers("pads", window.padTop(), window.padLeft(), window.padBottom(), window.padRight()));
        return attributes;
    }

    private static AttributeProto dilations(Attributes.Window window) {
        return Attribute.integers("dilations", window.dilationHeight(), window.dilationWidth());
    }
}
