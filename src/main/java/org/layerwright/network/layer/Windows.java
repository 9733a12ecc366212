package org.layerwright.network.layer;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.Fix;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;

/** The shape rule that convolution and pooling share. */
final class Windows {
    private Windows() {}

    /**
     * The window with its padding written out. "Same" pads so that the output has {@code ceil(input / stride)} pixels,
     * the odd pixel below and to the right, as Keras and ONNX's {@code SAME_UPPER} do.
     *
     * @throws LayerProblem where a valid window is larger than the image
     */
    static Attributes.Window window(
            LayerSite site, Shape image, String kernelParam, int kernel, int stride, int dilation) {
        int span = (kernel - 1) * dilation + 1;
        if (site.get(CommonParams.PADDING).equals(CommonParams.SAME)) {
            int vertical = samePadding(image.height(), span, stride);
            int horizontal = samePadding(image.width(), span, stride);
            return new Attributes.Window(
                    kernel,
                    kernel,
                    stride,
                    stride,
                    dilation,
                    dilation,
                    vertical / 2,
                    horizontal / 2,
                    vertical - vertical / 2,
                    horizontal - horizontal / 2);
        }
        int smaller = Math.min(image.height(), image.width());
        if (span > smaller) {
            throw tooLarge(site, image, kernelParam, span, dilation, smaller);
        }
        return new Attributes.Window(kernel, kernel, stride, stride, dilation, dilation, 0, 0, 0, 0);
    }

    /** The image that a window makes of {@code image}, with a given number of channels. */
    static Shape output(Shape image, Attributes.Window window, int channels) {
        int height = image.height() + window.padTop() + window.padBottom() - window.spanHeight();
        int width = image.width() + window.padLeft() + window.padRight() - window.spanWidth();
        return Shape.of(height / window.strideHeight() + 1, width / window.strideWidth() + 1, channels);
    }

    private static int samePadding(int extent, int span, int stride) {
        int outputs = (extent + stride - 1) / stride;
        return Math.max(0, (outputs - 1) * stride + span - extent);
    }

    private static LayerProblem tooLarge(
            LayerSite site, Shape image, String kernelParam, int span, int dilation, int smaller) {
        List<Fix> fixes = new ArrayList<>();
        fixes.add(Fix.of(
                "padding-same", new NetworkEdit.SetParam(site.name(), CommonParams.PADDING.name(), CommonParams.SAME)));
        int fitting = (smaller - 1) / dilation + 1;
        fixes.add(Fix.of("reduce-kernel", new NetworkEdit.SetParam(site.name(), kernelParam, fitting), fitting));
        return site.problem(new Problem("kernel-too-large", site.name(), List.of(span, image), fixes));
    }
}
