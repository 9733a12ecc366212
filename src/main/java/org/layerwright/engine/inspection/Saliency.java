package org.layerwright.engine.inspection;

import org.layerwright.engine.NetworkView;
import org.layerwright.network.Shape;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/**
 * Which places of a sample speak for a class. The derivatives are those of the class's sum before softmax or sigmoid,
 * with respect to what the network sees, that is behind the standardisation.
 */
final class Saliency {
    private final NetworkView view;
    private final OpGraph graph;

    /** @param view after it was run and differentiated */
    Saliency(NetworkView view, OpGraph graph) {
        this.view = view;
        this.graph = graph;
    }

    /** The derivative's absolute value, the largest over the channels. Simonyan, Vedaldi and Zisserman 2014. */
    float[] gradient() {
        Shape input = graph.input();
        float[] derivative = view.derivative(0);
        int channels = input.isImage() ? input.channels() : 1;
        float[] largest = new float[derivative.length / channels];
        for (int i = 0; i < derivative.length; i++) {
            largest[i / channels] = Math.max(largest[i / channels], Math.abs(derivative[i]));
        }
        return largest;
    }

    /**
     * {@code max(0, Σ aₖ·Aₖ)} over the maps {@code Aₖ} of the last 2-D convolution's layer, behind its activation, where
     * {@code aₖ} is the mean of the derivative over map k; enlarged to the input's size. Selvaraju et al. 2017.
     *
     * @param layers where the maps are
     */
    float[] gradCam(LayerValues layers) {
        int value = lastConvolution(layers);
        Shape shape = graph.shapeOf(value);
        float[] maps = view.value(value);
        float[] derivative = view.derivative(value);
        int channels = shape.channels();
        int pixels = maps.length / channels;
        double[] weights = new double[channels];
        for (int i = 0; i < derivative.length; i++) {
            weights[i % channels] += derivative[i] / (double) pixels;
        }
        float[] sum = new float[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            double total = 0;
            for (int c = 0; c < channels; c++) {
                total += weights[c] * maps[pixel * channels + c];
            }
            sum[pixel] = (float) Math.max(0, total);
        }
        Shape input = graph.input();
        return enlarge(sum, shape.height(), shape.width(), input.height(), input.width());
    }

    private int lastConvolution(LayerValues layers) {
        for (int i = graph.output() - 1; i >= 0 && graph.input().isImage(); i--) {
            OpNode node = graph.nodes().get(i);
            if (node.type() == OpType.CONV || node.type() == OpType.DEPTHWISE_CONV) {
                int value = layers.of(node.layer());
                return graph.shapeOf(value).isImage() ? value : i + 1;
            }
        }
        throw new QuestionException("error.inspect.noConvolution");
    }

    /** Bilinear; pixel centres lie at halves, and beyond the outermost ones the map goes on as it is at its edge. */
    static float[] enlarge(float[] map, int height, int width, int newHeight, int newWidth) {
        float[] large = new float[newHeight * newWidth];
        for (int y = 0; y < newHeight; y++) {
            double row = place(y, height, newHeight);
            int above = (int) row;
            int below = Math.min(height - 1, above + 1);
            for (int x = 0; x < newWidth; x++) {
                double column = place(x, width, newWidth);
                int left = (int) column;
                int right = Math.min(width - 1, left + 1);
                double top = blend(map[above * width + left], map[above * width + right], column - left);
                double bottom = blend(map[below * width + left], map[below * width + right], column - left);
                large[y * newWidth + x] = (float) blend(top, bottom, row - above);
            }
        }
        return large;
    }

    private static double place(int at, int extent, int newExtent) {
        return Math.max(0, Math.min(extent - 1, (at + 0.5) * extent / newExtent - 0.5));
    }

    private static double blend(double first, double second, double share) {
        return first + (second - first) * share;
    }
}
