package org.layerwright.ui.viewmodel.look;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.ui.viewmodel.look.Explanation.Kind;
import org.layerwright.ui.viewmodel.look.Explanation.Normalization;

/**
 * Writes out the arithmetic of single neurons, from what the layers before gave and from the weights, in double
 * precision and without the engine, so that the two can be compared.
 */
public final class NeuronArithmetic {
    private final OpGraph graph;
    private final LayerValues values;
    private final Map<String, float[]> weights;

    /**
     * @param inputLayer the name of the layer that takes the sample
     * @param outputs what each layer gave, by name, in (height, width, channels) order
     * @param weights of the layer that is asked for, by their names in the graph: {@code conv1/kernel}
     */
    public NeuronArithmetic(
            OpGraph graph, String inputLayer, Map<String, float[]> outputs, Map<String, float[]> weights) {
        this.graph = graph;
        this.values = new LayerValues(graph, inputLayer, outputs);
        this.weights = Map.copyOf(weights);
    }

    /** The names of the weights that a layer's arithmetic needs, as they stand in the graph. */
    public static List<String> weightNames(OpGraph graph, String layer) {
        return graph.nodes().stream()
                .filter(node -> node.layer().equals(layer))
                .flatMap(node -> node.weights().stream())
                .map(index -> graph.weights().get(index).name())
                .distinct()
                .toList();
    }

    /**
     * How one value of a layer comes about.
     *
     * @param row on the map; 0 for a vector
     * @param column on the map; 0 for a vector
     * @param channel the map, or the unit of a vector
     * @throws IllegalArgumentException where the layer makes no value by an operator, as the input does
     */
    public Explanation explain(String layer, int row, int column, int channel) {
        int last = values.lastOf(layer);
        if (last == 0) {
            throw new IllegalArgumentException(layer + " computes nothing");
        }
        OpNode node = node(last);
        double shown = values.read(last, row, column, channel);
        if (!Functions.isFunction(node.type())) {
            Draft draft = draft(node, row, column, channel);
            return draft.finish(Optional.empty(), draft.sum(), shown);
        }
        Draft draft = node.input() > 0 && node(node.input()).layer().equals(layer)
                ? draft(node(node.input()), row, column, channel)
                : single(Kind.FUNCTION, node.input(), row, column, channel, Optional.empty());
        double value = function(node, row, column, channel);
        return draft.finish(Optional.of(node.type()), value, shown);
    }

    private OpNode node(int value) {
        return graph.nodes().get(value - 1);
    }

    private Draft draft(OpNode node, int row, int column, int channel) {
        return switch (node.type()) {
            case CONV, DEPTHWISE_CONV -> convolution(node, row, column, channel);
            case GEMM -> dense(node, channel);
            case MAX_POOL, AVERAGE_POOL -> pooling(node, node.window(), row, column, channel);
            case GLOBAL_AVERAGE_POOL, GLOBAL_MAX_POOL -> {
                Shape image = graph.shapeOf(node.input());
                Attributes.Window all = new Attributes.Window(image.height(), image.width(), 1, 1, 1, 1, 0, 0, 0, 0);
                yield pooling(node, all, 0, 0, channel);
            }
            case BATCH_NORMALIZATION -> normalization(node, row, column, channel);
            case ADD -> sum(node, row, column, channel);
            default -> copy(node, row, column, channel);
        };
    }

    /** A value inside the layer or from one before it. */
    private double at(int value, int row, int column, int channel) {
        if (values.isKnown(value)) {
            return values.read(value, row, column, channel);
        }
        OpNode node = node(value);
        return Functions.isFunction(node.type())
                ? function(node, row, column, channel)
                : draft(node, row, column, channel).sum();
    }

    private double function(OpNode node, int row, int column, int channel) {
        if (node.type() != OpType.SOFTMAX) {
            return Functions.apply(node, at(node.input(), row, column, channel));
        }
        int units = node.shape().dim(node.shape().rank() - 1);
        double[] inner = new double[units];
        double largest = Double.NEGATIVE_INFINITY;
        for (int unit = 0; unit < units; unit++) {
            inner[unit] = at(node.input(), row, column, unit);
            largest = Math.max(largest, inner[unit]);
        }
        double total = 0;
        for (double one : inner) {
            total += Math.exp(one - largest);
        }
        return Math.exp(inner[channel] - largest) / total;
    }

    private Draft convolution(OpNode node, int row, int column, int channel) {
        Attributes.Window window = node.window();
        Shape image = graph.shapeOf(node.input());
        float[] kernel = weight(node, 0);
        boolean depthwise = node.type() == OpType.DEPTHWISE_CONV;
        int outputs = node.shape().channels();
        int multiplier = depthwise ? outputs / image.channels() : 1;
        int first = depthwise ? channel / multiplier : 0;
        int count = depthwise ? 1 : image.channels();
        List<Term> terms = new ArrayList<>();
        for (int in = first; in < first + count; in++) {
            int size = window.kernelHeight() * window.kernelWidth();
            double[] taken = patch(node.input(), window, row, column, in);
            double[] factors = new double[size];
            double total = 0;
            for (int i = 0; i < size; i++) {
                // Depthwise kernels are (h, w, C, m), the others (h, w, in, out).
                factors[i] = depthwise
                        ? kernel[(i * image.channels() + in) * multiplier + channel % multiplier]
                        : kernel[(i * image.channels() + in) * outputs + channel];
                total += Double.isNaN(taken[i]) ? 0 : taken[i] * factors[i];
            }
            terms.add(new Term(
                    values.nameOf(node.input()),
                    in,
                    window.kernelHeight(),
                    window.kernelWidth(),
                    taken,
                    factors,
                    total));
        }
        Optional<Double> bias = bias(node, channel);
        return weighted(depthwise ? Kind.DEPTHWISE : Kind.CONVOLUTION, node, terms, bias)
                .withPatch(place(node.input(), window, row, column));
    }

    private Draft weighted(Kind kind, OpNode node, List<Term> terms, Optional<Double> bias) {
        double sum = terms.stream().mapToDouble(Term::total).sum() + bias.orElse(0.0);
        boolean twoSteps = !values.isKnown(node.input());
        return new Draft(kind, strongest(terms), Optional.empty(), bias, sum, Optional.empty(), twoSteps);
    }

    private static List<Term> strongest(List<Term> terms) {
        return terms.stream()
                .sorted(Comparator.comparingDouble((Term term) -> -Math.abs(term.total())))
                .toList();
    }

    private Draft dense(OpNode node, int unit) {
        float[] kernel = weight(node, 0);
        int units = node.shape().dim(0);
        // Behind a Flatten the inputs lie on maps; on those they are easier to read.
        Shape maps = values.imageBehind(node.input());
        int area = maps.height() * maps.width();
        List<Term> terms = new ArrayList<>();
        for (int channel = 0; channel < maps.channels(); channel++) {
            double[] taken = new double[area];
            double[] factors = new double[area];
            double total = 0;
            for (int i = 0; i < area; i++) {
                int from = i * maps.channels() + channel;
                taken[i] = at(node.input(), 0, 0, from);
                factors[i] = kernel[from * units + unit];
                total += taken[i] * factors[i];
            }
            terms.add(new Term(
                    values.nameOfImageBehind(node.input()),
                    channel,
                    maps.height(),
                    maps.width(),
                    taken,
                    factors,
                    total));
        }
        Draft draft = weighted(Kind.DENSE, node, terms, bias(node, unit));
        return area == 1
                ? draft
                : draft.withPatch(Optional.of(
                        new Patch(values.nameOfImageBehind(node.input()), 0, 0, maps.height(), maps.width())));
    }

    private Draft pooling(OpNode node, Attributes.Window window, int row, int column, int channel) {
        double[] taken = patch(node.input(), window, row, column, channel);
        boolean largest = node.type() == OpType.MAX_POOL || node.type() == OpType.GLOBAL_MAX_POOL;
        double best = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int inside = 0;
        for (double one : taken) {
            if (!Double.isNaN(one)) {
                best = Math.max(best, one);
                sum += one;
                inside++;
            }
        }
        Term term = new Term(
                values.nameOf(node.input()),
                channel,
                window.kernelHeight(),
                window.kernelWidth(),
                taken,
                new double[0],
                largest ? best : sum);
        return Draft.of(largest ? Kind.LARGEST : Kind.MEAN, List.of(term), largest ? best : sum / inside)
                .withPatch(place(node.input(), window, row, column));
    }

    private Draft normalization(OpNode node, int row, int column, int channel) {
        double epsilon = ((Attributes.Normalization) node.attributes()).epsilon();
        double input = at(node.input(), row, column, channel);
        Normalization numbers = new Normalization(
                input,
                weight(node, 2)[channel],
                weight(node, 3)[channel],
                epsilon,
                weight(node, 0)[channel],
                weight(node, 1)[channel]);
        Draft read = single(Kind.NORMALIZATION, node.input(), row, column, channel, Optional.of(numbers));
        return read.withSum(input * numbers.scale() + numbers.shift());
    }

    private Draft sum(OpNode node, int row, int column, int channel) {
        List<Term> terms = new ArrayList<>();
        for (int input : node.inputs()) {
            terms.addAll(single(Kind.SUM, input, row, column, channel, Optional.empty())
                    .terms());
        }
        double sum = terms.stream().mapToDouble(Term::total).sum();
        return Draft.of(Kind.SUM, terms, sum).withPatch(pixel(node.input(), row, column));
    }

    /** One value that is read as it is. */
    private Draft single(
            Kind kind, int value, int row, int column, int channel, Optional<Normalization> normalization) {
        double read = at(value, row, column, channel);
        Term term = new Term(values.nameOf(value), channel, 1, 1, new double[] {read}, new double[0], read);
        return new Draft(kind, List.of(term), pixel(value, row, column), Optional.empty(), read, normalization, false);
    }

    private Draft copy(OpNode node, int row, int column, int channel) {
        return Origin.of(graph, node, row, column, channel)
                .map(from -> from.isPadding()
                        ? Draft.of(Kind.COPY, List.of(), 0)
                        : single(Kind.COPY, from.value(), from.row(), from.column(), from.channel(), Optional.empty()))
                .orElse(Draft.of(Kind.OTHER, List.of(), Double.NaN));
    }

    private Optional<Double> bias(OpNode node, int channel) {
        return node.weights().size() > 1 ? Optional.of((double) weight(node, 1)[channel]) : Optional.empty();
    }

    private float[] weight(OpNode node, int position) {
        String name = graph.weights().get(node.weights().get(position)).name();
        float[] found = weights.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The weights " + name + " are not known");
        }
        return found;
    }

    /** The values under a window, row by row; NaN beyond the image. */
    private double[] patch(int value, Attributes.Window window, int row, int column, int channel) {
        Shape image = graph.shapeOf(value);
        double[] taken = new double[window.kernelHeight() * window.kernelWidth()];
        for (int i = 0; i < taken.length; i++) {
            int y = row * window.strideHeight() - window.padTop() + i / window.kernelWidth() * window.dilationHeight();
            int x = column * window.strideWidth()
                    - window.padLeft()
                    + i % window.kernelWidth() * window.dilationWidth();
            boolean inside = y >= 0 && x >= 0 && y < image.height() && x < image.width();
            taken[i] = inside ? at(value, y, x, channel) : Double.NaN;
        }
        return taken;
    }

    private Optional<Patch> place(int value, Attributes.Window window, int row, int column) {
        return place(
                value,
                row * window.strideHeight() - window.padTop(),
                column * window.strideWidth() - window.padLeft(),
                window.spanHeight(),
                window.spanWidth());
    }

    private Optional<Patch> pixel(int value, int row, int column) {
        return place(value, row, column, 1, 1);
    }

    private Optional<Patch> place(int value, int top, int left, int height, int width) {
        return graph.shapeOf(value).isImage()
                ? Optional.of(new Patch(values.nameOf(value), top, left, height, width))
                : Optional.empty();
    }
}
