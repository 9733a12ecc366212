package org.layerwright.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.GraphBuilder;
import org.layerwright.network.op.Initializer;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;

/** Builds operator graphs for tests, one operator after the other. */
final class Graphs {
    private final GraphBuilder builder = new GraphBuilder();
    private int weightCount;
    private int last;

    Graphs(int... input) {
        last = builder.input(Shape.of(input));
    }

    /** A convolution with a square kernel. */
    Graphs conv(int filters, int kernel, int stride, int dilation, boolean same, boolean bias) {
        Attributes.Window window = window(kernel, kernel, stride, stride, dilation, same);
        return conv(filters, window, bias);
    }

    Graphs conv(int filters, Attributes.Window window, boolean bias) {
        int channels = builder.shapeOf(last).channels();
        List<Integer> weights = new ArrayList<>();
        weights.add(weight(window.kernelHeight(), window.kernelWidth(), channels, filters));
        if (bias) {
            weights.add(weight(filters));
        }
        return add(OpType.CONV, weights, window, output(window, filters));
    }

    Graphs pool(OpType type, int size, int stride, boolean same) {
        Attributes.Window window = window(size, size, stride, stride, 1, same);
        return add(type, List.of(), window, output(window, builder.shapeOf(last).channels()));
    }

    Graphs pool(OpType type, Attributes.Window window) {
        return add(type, List.of(), window, output(window, builder.shapeOf(last).channels()));
    }

    /** A depthwise convolution. */
    Graphs depthwise(int multiplier, Attributes.Window window, boolean bias) {
        int channels = builder.shapeOf(last).channels();
        List<Integer> weights = new ArrayList<>();
        weights.add(weight(window.kernelHeight(), window.kernelWidth(), channels, multiplier));
        if (bias) {
            weights.add(weight(channels * multiplier));
        }
        return add(OpType.DEPTHWISE_CONV, weights, window, output(window, channels * multiplier));
    }

    Graphs pad(int top, int left, int bottom, int right) {
        Shape in = builder.shapeOf(last);
        Shape shape = Shape.of(in.height() + top + bottom, in.width() + left + right, in.channels());
        return add(OpType.PAD, List.of(), new Attributes.Pads(top, left, bottom, right), shape);
    }

    Graphs resize(int factorHeight, int factorWidth, boolean bilinear) {
        Shape in = builder.shapeOf(last);
        Shape shape = Shape.of(in.height() * factorHeight, in.width() * factorWidth, in.channels());
        return add(OpType.RESIZE, List.of(), new Attributes.Upsampling(factorHeight, factorWidth, bilinear), shape);
    }

    Graphs globalPool(OpType type) {
        return add(type, List.of(), Attributes.NONE, Shape.of(lastAxis()));
    }

    Graphs batchNormalization() {
        return batchNormalization(0.9);
    }

    Graphs batchNormalization(double momentum) {
        Integer channels = lastAxis();
        List<Integer> weights = List.of(
                weight(WeightSpec.Role.SCALE, channels),
                weight(WeightSpec.Role.BIAS, channels),
                weight(WeightSpec.Role.STATISTIC, channels),
                weight(WeightSpec.Role.STATISTIC, channels));
        return add(
                OpType.BATCH_NORMALIZATION,
                weights,
                new Attributes.Normalization(1e-3, momentum),
                builder.shapeOf(last));
    }

    Graphs layerNormalization() {
        Integer width = lastAxis();
        List<Integer> weights = List.of(weight(WeightSpec.Role.SCALE, width), weight(WeightSpec.Role.BIAS, width));
        return add(OpType.LAYER_NORMALIZATION, weights, new Attributes.Normalization(1e-3, 0), builder.shapeOf(last));
    }

    /** The sum of earlier values. */
    Graphs sum(Integer... values) {
        return join(OpType.ADD, List.of(values), builder.shapeOf(values[0]));
    }

    /** Earlier values side by side. */
    Graphs concat(Integer... values) {
        Shape first = builder.shapeOf(values[0]);
        int channels = 0;
        for (int value : values) {
            Shape shape = builder.shapeOf(value);
            channels += shape.dim(shape.rank() - 1);
        }
        return join(
                OpType.CONCAT,
                List.of(values),
                first.isImage() ? Shape.of(first.height(), first.width(), channels) : Shape.of(channels));
    }

    Graphs reshape(int... dims) {
        return add(OpType.RESHAPE, List.of(), Attributes.NONE, Shape.of(dims));
    }

    /** Once more the last operator that has weights, with the same ones. */
    Graphs again() {
        OpNode node = builder.build(last).nodes().get(last - 1);
        return add(node.type(), node.weights(), node.attributes(), node.shape());
    }

    /** The last kernel once more, with another bias: that of an earlier convolution or dense layer. */
    Graphs withBiasOf(int layer) {
        OpGraph graph = builder.build(last);
        OpNode node = graph.nodes().get(last - 1);
        int bias = graph.nodes().get(layer).weights().get(1);
        return add(node.type(), List.of(node.weights().get(0), bias), node.attributes(), node.shape());
    }

    private int lastAxis() {
        Shape shape = builder.shapeOf(last);
        return shape.dim(shape.rank() - 1);
    }

    private Graphs join(OpType type, List<Integer> values, Shape shape) {
        last = builder.add(new OpNode(type.name(), type, values, List.of(), Attributes.NONE, shape));
        return this;
    }

    Graphs flatten() {
        return add(
                OpType.FLATTEN,
                List.of(),
                Attributes.NONE,
                Shape.of(builder.shapeOf(last).size()));
    }

    Graphs dense(int units, boolean bias) {
        List<Integer> weights = new ArrayList<>();
        weights.add(weight(builder.shapeOf(last).size(), units));
        if (bias) {
            weights.add(weight(units));
        }
        return add(OpType.GEMM, weights, Attributes.NONE, Shape.of(units));
    }

    Graphs each(OpType type, Attributes attributes) {
        return add(type, List.of(), attributes, builder.shapeOf(last));
    }

    Graphs relu() {
        return each(OpType.RELU, Attributes.NONE);
    }

    /** The id of the value made last. */
    int value() {
        return last;
    }

    /** Goes on from an earlier value. */
    Graphs from(int value) {
        last = value;
        return this;
    }

    OpGraph build() {
        return builder.build(last);
    }

    /** Parameters that are neither zero nor large. */
    static float[] parameters(OpGraph graph, long seed) {
        Random random = new Random(seed);
        float[] values = new float[graph.parameterCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.4 * random.nextGaussian());
        }
        int offset = 0;
        for (WeightSpec weight : graph.weights()) {
            int end = offset + (int) weight.size();
            for (int i = offset; i < end; i++) {
                // A variance is positive, and a scale away from zero keeps gradients away from it.
                values[i] = weight.role() == WeightSpec.Role.STATISTIC ? Math.abs(values[i]) + 0.3f : values[i];
                values[i] += weight.role() == WeightSpec.Role.SCALE ? 1 : 0;
            }
            offset = end;
        }
        return values;
    }

    static float[] inputs(OpGraph graph, int samples, long seed) {
        Random random = new Random(seed);
        float[] values = new float[samples * graph.input().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static int[] labels(OpGraph graph, int samples, long seed) {
        return new Random(seed).ints(samples, 0, graph.outputShape().size()).toArray();
    }

    private Graphs add(OpType type, List<Integer> weights, Attributes attributes, Shape shape) {
        last = builder.add(new OpNode(type.name(), type, List.of(last), weights, attributes, shape));
        return this;
    }

    private int weight(Integer... shape) {
        return weight(shape.length > 1 ? WeightSpec.Role.KERNEL : WeightSpec.Role.BIAS, shape);
    }

    private int weight(WeightSpec.Role role, Integer... shape) {
        String name = "weight" + weightCount++;
        return builder.weight(new WeightSpec(name, List.of(shape), Initializer.ZEROS, 1, 1, role));
    }

    Attributes.Window window(int kernelH, int kernelW, int strideH, int strideW, int dilation, boolean same) {
        Shape image = builder.shapeOf(last);
        int vertical = same ? samePadding(image.height(), (kernelH - 1) * dilation + 1, strideH) : 0;
        int horizontal = same ? samePadding(image.width(), (kernelW - 1) * dilation + 1, strideW) : 0;
        return new Attributes.Window(
                kernelH,
                kernelW,
                strideH,
                strideW,
                dilation,
                dilation,
                vertical / 2,
                horizontal / 2,
                vertical - vertical / 2,
                horizontal - horizontal / 2);
    }

    private static int samePadding(int extent, int span, int stride) {
        return Math.max(0, ((extent + stride - 1) / stride - 1) * stride + span - extent);
    }

    private Shape output(Attributes.Window w, int channels) {
        Shape image = builder.shapeOf(last);
        int height = (image.height() + w.padTop() + w.padBottom() - w.spanHeight()) / w.strideHeight() + 1;
        int width = (image.width() + w.padLeft() + w.padRight() - w.spanWidth()) / w.strideWidth() + 1;
        return Shape.of(height, width, channels);
    }
}
