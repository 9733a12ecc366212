package org.layerwright.network.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.layerwright.network.Fix;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkEdit;
import org.layerwright.network.Problem;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.GraphBuilder;
import org.layerwright.network.op.Initializer;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.network.param.ParamSpec;

/** What a layer sees while it is lowered: its own parameters, its inputs, and the graph that grows. */
public final class LayerSite {
    /** More values than this in one sample's activation are refused: nothing a student means to build is that large. */
    private static final long MAX_VALUES = 1L << 28;

    /** Positions in the flat parameter vector are ints, and each value has a gradient and an optimizer's state. */
    private static final int MAX_WEIGHTS = Integer.MAX_VALUE / 4;

    private final LayerSpec layer;
    private final LayerSpec root;
    private final List<Integer> inputs;
    private final GraphBuilder graph;
    private final Map<String, String> makers;

    /**
     * @param root the layer whose weights are used: the layer itself, unless it shares
     * @param makers the layer that declared each weight first, by the weight's name; grows
     */
    LayerSite(LayerSpec layer, LayerSpec root, List<Integer> inputs, GraphBuilder graph, Map<String, String> makers) {
        this.layer = layer;
        this.root = root;
        this.makers = makers;
        this.inputs = List.copyOf(inputs);
        this.graph = graph;
    }

    public String name() {
        return layer.name();
    }

    /** The layer's parameter; how shared weights begin is the root's to say, whichever layer comes first. */
    public <T> T get(ParamSpec<T> param) {
        if (param == CommonParams.INITIALIZER) {
            return param.accept(root.params().get(param.name())).orElse(param.defaultValue());
        }
        return param.of(layer.params());
    }

    public int input() {
        return inputs.get(0);
    }

    public List<Integer> inputs() {
        return inputs;
    }

    public Shape inputShape() {
        return graph.shapeOf(input());
    }

    public Shape shapeOf(int value) {
        return graph.shapeOf(value);
    }

    /** Declares the network's input. */
    public int graphInput(Shape shape) {
        checkSize(shape);
        return graph.input(shape);
    }

    /** The input's shape, which must be an image. */
    public Shape imageInput() {
        Shape shape = inputShape();
        if (!shape.isImage()) {
            throw problem("needs-image", shape);
        }
        return shape;
    }

    /** The input's shape, which must be a vector; the problem offers to insert a Flatten layer. */
    public Shape vectorInput() {
        Shape shape = inputShape();
        if (shape.rank() != 1) {
            NetworkEdit edit = new NetworkEdit.InsertBefore(name(), LayerSpec.of("flatten", Flatten.ID));
            throw problem(Problem.of("needs-vector", name(), shape).withFixes(Fix.of("insert-flatten", edit)));
        }
        return shape;
    }

    /** Declares a kernel, whose first values are drawn as the layer's parameter says. */
    int kernel(String name, List<Integer> shape, long fanIn, long fanOut) {
        Initializer initializer = Initializer.byId(get(CommonParams.INITIALIZER));
        return weight(name, WeightSpec.Role.KERNEL, shape, initializer, fanIn, fanOut);
    }

    /** A kernel and, where the layer has one, its bias. */
    List<Integer> withBias(int kernel, int outputs) {
        return get(CommonParams.BIAS)
                ? List.of(kernel, weight("bias", WeightSpec.Role.BIAS, List.of(outputs), Initializer.ZEROS, 1, 1))
                : List.of(kernel);
    }

    /**
     * Declares a weight, or finds the one that it shares. Weights are named after the root, so those of one name are one
     * weight; one that the root does not have (a bias, say) is shared by those that do have it.
     *
     * @param name the last part of its name: {@code kernel}
     * @return its position
     */
    public int weight(
            String name, WeightSpec.Role role, List<Integer> shape, Initializer initializer, long fanIn, long fanOut) {
        String fullName = root.name() + "/" + name;
        Optional<WeightSpec> known = graph.findWeight(fullName);
        if (known.isPresent() && !known.get().shape().equals(shape)) {
            throw sharedShapes(fullName, new Shape(known.get().shape()), new Shape(shape));
        }
        if (known.isEmpty()) {
            long size = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
            if (size > MAX_WEIGHTS) {
                throw problem("too-many-weights", size, MAX_WEIGHTS);
            }
            if (graph.weightValues() + size > MAX_WEIGHTS) {
                throw problem("too-many-weights-in-all", graph.weightValues() + size, MAX_WEIGHTS);
            }
            makers.put(fullName, name());
        }
        return graph.weight(new WeightSpec(fullName, shape, initializer, fanIn, fanOut, role));
    }

    /** The layer that shares is at fault, also where it was lowered before its root. */
    private LayerProblem sharedShapes(String fullName, Shape known, Shape own) {
        boolean sharing = !root.name().equals(name());
        String sharer = sharing ? name() : makers.getOrDefault(fullName, name());
        Problem problem = Problem.of(
                "sharing-shapes", sharer, sharing ? own : known, root.name(), sharing ? known : own, fullName);
        return problem(problem.withFixes(Fix.of("own-weights", new NetworkEdit.ShareWeights(sharer, ""))));
    }

    /** A merging layer's inputs do not fit; where enough of them do, the problem offers to read only those. */
    LayerProblem misfit(String code, Shape expected, Shape found, Predicate<Shape> fits) {
        Problem problem = Problem.of(code, name(), expected, found);
        List<String> fitting = new ArrayList<>();
        for (int i = 0; i < Math.min(inputs.size(), layer.inputs().size()); i++) {
            if (fits.test(shapeOf(inputs.get(i)))) {
                fitting.add(layer.inputs().get(i));
            }
        }
        if (fitting.size() < 2) {
            return problem(problem.withFixes(Fix.of("remove", new NetworkEdit.Remove(name()), name())));
        }
        String names = String.join(", ", fitting);
        return problem(problem.withFixes(Fix.of("read-only", new NetworkEdit.SetInputs(name(), fitting), names)));
    }

    /** Adds an operator that reads several values. */
    public int op(OpType type, List<Integer> inputs, List<Integer> weights, Attributes attributes, Shape shape) {
        checkSize(shape);
        return graph.add(new OpNode(name(), type, inputs, weights, attributes, shape));
    }

    /** Adds an operator that reads one value. */
    public int op(OpType type, int input, List<Integer> weights, Attributes attributes, Shape shape) {
        return op(type, List.of(input), weights, attributes, shape);
    }

    /** Adds an operator without weights that keeps the shape. */
    public int elementwise(OpType type, int input, Attributes attributes) {
        return op(type, input, List.of(), attributes, graph.shapeOf(input));
    }

    /** A problem with this layer, to be thrown. */
    public LayerProblem problem(String code, Object... arguments) {
        return problem(Problem.of(code, name(), arguments));
    }

    public LayerProblem problem(Problem problem) {
        return new LayerProblem(problem);
    }

    private void checkSize(Shape shape) {
        long size;
        try {
            size = shape.longSize();
        } catch (ArithmeticException e) {
            size = Long.MAX_VALUE;
        }
        if (size > MAX_VALUES) {
            throw problem("too-large", shape.toString(), MAX_VALUES);
        }
    }
}
