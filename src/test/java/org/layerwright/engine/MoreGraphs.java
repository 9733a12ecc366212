package org.layerwright.engine;

import java.util.List;
import org.junit.jupiter.params.provider.Arguments;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/** The graphs of {@link GradientTest} beyond chains of plain layers: other operators, branches and shared weights. */
record MoreGraphs(List<Arguments> all) {
    void addAll() {
        depthwise();
        images();
        normalizations();
        joins();
        residuals();
        sharedWeights();
    }

    private void add(String name, Graphs graph) {
        GradientTest.add(all, name, graph);
    }

    private static Graphs image() {
        return new Graphs(7, 6, 2).conv(3, 2, 1, 1, true, true);
    }

    private void depthwise() {
        for (int multiplier : new int[] {1, 2}) {
            for (int kernel : new int[] {1, 2, 3}) {
                for (int stride : new int[] {1, 2}) {
                    for (boolean same : new boolean[] {false, true}) {
                        int dilation = stride == 1 && kernel > 1 ? 2 : 1;
                        Graphs graph = image();
                        Attributes.Window window = graph.window(kernel, kernel, stride, stride, dilation, same);
                        graph.depthwise(multiplier, window, same).flatten().dense(3, true);
                        add("depthwise m" + multiplier + " k" + kernel + " s" + stride + " same " + same, graph);
                    }
                }
            }
        }
        Graphs uneven = new Graphs(6, 9, 3).conv(4, 1, 1, 1, false, true);
        uneven.depthwise(3, uneven.window(3, 1, 1, 2, 1, true), true);
        uneven.depthwise(1, uneven.window(2, 4, 2, 1, 1, false), false);
        add("depthwise with uneven windows", uneven.flatten().dense(3, true));
        Graphs first = new Graphs(6, 6, 3);
        add(
                "depthwise first",
                first.depthwise(2, first.window(3, 3, 1, 1, 1, true), true)
                        .flatten()
                        .dense(3, true));
    }

    private void images() {
        add(
                "pad",
                image().pad(1, 2, 0, 3).conv(2, 3, 1, 1, false, true).flatten().dense(3, true));
        add("pad first", new Graphs(3, 4, 1).pad(2, 1, 1, 0).flatten().dense(3, true));
        for (boolean bilinear : new boolean[] {false, true}) {
            add(
                    "resize, bilinear " + bilinear,
                    image().resize(2, 3, bilinear).flatten().dense(3, true));
            add(
                    "resize one row, bilinear " + bilinear,
                    image().resize(4, 1, bilinear).flatten().dense(3, true));
            add(
                    "resize one pixel, bilinear " + bilinear,
                    new Graphs(2, 2, 2)
                            .conv(3, 2, 1, 1, false, true)
                            .resize(3, 2, bilinear)
                            .flatten()
                            .dense(3, true));
        }
        for (OpType type : new OpType[] {OpType.GLOBAL_AVERAGE_POOL, OpType.GLOBAL_MAX_POOL}) {
            add(type.name(), image().globalPool(type).dense(4, true));
            add(type + " last", image().globalPool(type));
        }
        add(
                "reshape",
                image().reshape(6, 7, 3)
                        .conv(2, 3, 1, 1, false, true)
                        .reshape(40)
                        .dense(3, true));
        add(
                "reshape a vector",
                new Graphs(5)
                        .dense(12, true)
                        .relu()
                        .reshape(2, 3, 2)
                        .conv(3, 2, 1, 1, false, true)
                        .flatten());
    }

    private void normalizations() {
        add("batch normalisation", image().batchNormalization().flatten().dense(3, true));
        add(
                "batch normalisation of vectors",
                new Graphs(4).dense(6, true).batchNormalization().dense(3, true));
        add(
                "batch normalisation first",
                new Graphs(4, 4, 2).batchNormalization().flatten().dense(3, true));
        add("batch normalisation last", new Graphs(4).dense(3, true).batchNormalization());
        add(
                "batch normalisation and relu, twice",
                image().batchNormalization()
                        .relu()
                        .conv(4, 3, 2, 1, true, false)
                        .batchNormalization()
                        .relu()
                        .globalPool(OpType.GLOBAL_AVERAGE_POOL)
                        .dense(3, true));
        add("layer normalisation", image().layerNormalization().flatten().dense(3, true));
        add(
                "layer normalisation of vectors",
                new Graphs(4).dense(6, true).layerNormalization().relu().dense(3, true));
        add("layer normalisation first", new Graphs(7).layerNormalization().dense(3, true));
    }

    private void joins() {
        Graphs twice = image();
        int value = twice.value();
        add("a value added to itself", twice.sum(value, value).flatten().dense(3, true));
        Graphs beside = image();
        value = beside.value();
        add("a value beside itself", beside.concat(value, value).flatten().dense(3, true));
        Graphs three = image();
        int a = three.value();
        int b = three.each(OpType.TANH, Attributes.NONE).value();
        int c = three.from(a).conv(3, 3, 1, 1, true, true).value();
        add("three values added", three.sum(a, b, c).relu().flatten().dense(3, true));
        Graphs wide = image();
        a = wide.value();
        b = wide.relu().value();
        c = wide.from(a).conv(2, 3, 1, 1, true, true).value();
        add(
                "three values side by side",
                wide.concat(c, a, b).conv(3, 2, 1, 1, false, true).flatten().dense(3, true));
        Graphs vectors = new Graphs(5).dense(4, true);
        a = vectors.value();
        b = vectors.from(0).value();
        add("vectors side by side with the input", vectors.concat(b, a, b).dense(3, true));
        Graphs input = new Graphs(4, 4, 2).conv(2, 1, 1, 1, true, true);
        a = input.value();
        add("the input added", input.sum(0, a).flatten().dense(3, true));
        Graphs unused = image();
        a = unused.value();
        unused.flatten().dense(5, true);
        add(
                "a value that nobody needs",
                unused.from(a).each(OpType.TANH, Attributes.NONE).flatten().dense(3, true));
        Graphs functions = new Graphs(4).dense(5, true);
        a = functions.each(OpType.SIGMOID, Attributes.NONE).value();
        b = functions.each(OpType.TANH, Attributes.NONE).value();
        c = functions.relu().value();
        add(
                "every step of a chain added",
                functions.sum(c, b, a, c).each(OpType.SOFTPLUS, Attributes.NONE).dense(3, true));
    }

    /** A block of He et al. 2016, and one with a convolution on the short way. */
    private void residuals() {
        Graphs plain = new Graphs(6, 6, 2).conv(4, 3, 1, 1, true, true).relu();
        int shortcut = plain.value();
        int way = plain.conv(4, 3, 1, 1, true, true)
                .relu()
                .conv(4, 3, 1, 1, true, true)
                .value();
        add("residual block", plain.sum(way, shortcut).relu().flatten().dense(3, true));
        Graphs normal = new Graphs(6, 6, 2)
                .conv(4, 3, 1, 1, true, false)
                .batchNormalization()
                .relu();
        shortcut = normal.value();
        way = normal.conv(6, 3, 2, 1, true, false)
                .batchNormalization()
                .relu()
                .conv(6, 3, 1, 1, true, false)
                .batchNormalization()
                .value();
        int projected = normal.from(shortcut)
                .conv(6, 1, 2, 1, true, false)
                .batchNormalization()
                .value();
        add(
                "residual block with batch normalisation",
                normal.sum(way, projected)
                        .relu()
                        .globalPool(OpType.GLOBAL_AVERAGE_POOL)
                        .dense(3, true));
    }

    private void sharedWeights() {
        add("dense twice", new Graphs(5).dense(5, true).again().relu().dense(3, true));
        add(
                "conv twice",
                new Graphs(6, 6, 2)
                        .conv(2, 3, 1, 1, true, true)
                        .again()
                        .flatten()
                        .dense(3, true));
        add(
                "wider conv twice",
                new Graphs(4, 4, 6)
                        .conv(6, 3, 1, 1, true, true)
                        .again()
                        .flatten()
                        .dense(3, true));
        Graphs deep = image();
        add(
                "depthwise twice",
                deep.depthwise(1, deep.window(3, 3, 1, 1, 1, true), true)
                        .again()
                        .flatten()
                        .dense(3, true));
        add(
                "layer normalisation twice",
                new Graphs(5).dense(6, true).layerNormalization().again().dense(3, true));
        add(
                "batch normalisation twice",
                new Graphs(5).dense(6, true).batchNormalization().again().dense(3, true));
        Graphs apart = new Graphs(5, 5, 2).conv(2, 3, 1, 1, true, true);
        apart.conv(2, 3, 1, 1, true, false).withBiasOf(0).conv(6, 3, 1, 1, true, true);
        apart.conv(6, 3, 1, 1, true, false)
                .withBiasOf(3)
                .flatten()
                .dense(6, true)
                .dense(6, false)
                .withBiasOf(3);
        add("biases away from their kernels", apart.relu().dense(3, true));
    }
}
