package org.layerwright.network.layer;

import java.util.List;
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

    private final LayerSpec layer;
    private final List<Integer> inputs;
    private final GraphBuilder graph;

    LayerSite(LayerSpec layer, List<Integer> inputs, GraphBuilder graph) {
        this.layer = layer;
        this.inputs = List.copyOf(inputs);
        this.graph = graph;
    }

    public String name() {
        return layer.name();
    }

    public <T> T get(ParamSpec<T> param) {
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

    public int weight(String role, List<Integer> shape, Initializer initializer, long fanIn, long fanOut) {
        WeightSpec.Role kind = role.equals("bias") ? WeightSpec.Role.BIAS : WeightSpec.Role.KERNEL;
        return weight(role, kind, shape, initializer, fanIn, fanOut);
    }

    /**
     * Declares a weight, or finds the one that it shares.
     *
     * @param name the last part of its name: {@code kernel}
     * @return its position
     */
    public int weight(
            String name, WeightSpec.Role role, List<Integer> shape, Initializer initializer, long fanIn, long fanOut) {
        return graph.weight(new WeightSpec(name() + "/" + name, shape, initializer, fanIn, fanOut, role));
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
