package org.layerwright.engine;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.engine.kernel.AddGradientKernel;
import org.layerwright.engine.kernel.Kernel;
import org.layerwright.engine.kernel.KernelSite;
import org.layerwright.engine.kernel.Kernels;
import org.layerwright.engine.kernel.NativeVector;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.engine.kernel.Scratch;
import org.layerwright.engine.kernel.Tensor;
import org.layerwright.engine.kernel.WeightBuffers;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/**
 * A network as a flat list of kernels over buffers that are allocated once. It holds room for a few samples, its
 * <em>capacity</em>; a larger batch goes through in several passes that add to the same gradient. Belongs to one thread.
 *
 * <p>A last softmax is left out: losses work on the sums before it, see {@link #logits}.
 */
final class CompiledNetwork implements AutoCloseable {
    private final OpGraph graph;
    private final int head;
    private final int capacity;
    private final Tensor[] values;
    private final Tensor[] gradients;
    private final boolean[] trained;
    private final List<Tensor> owned = new ArrayList<>();
    private final List<Kernel> kernels = new ArrayList<>();
    private final List<Kernel> backward = new ArrayList<>();
    private final Scratch scratch = new Scratch();
    private final NativeVector gradient;
    private final Pass pass = new Pass();

    CompiledNetwork(OpGraph source, Kernels set, int capacity, NativeVector parameters, long seed) {
        this.graph = GraphPasses.optimize(source);
        this.head = headOf(graph);
        this.capacity = capacity;
        this.gradient = new NativeVector(graph.parameterCount());
        int count = graph.nodes().size() + 1;
        this.values = new Tensor[count];
        this.gradients = new Tensor[count];
        this.trained = trainedValues(graph);
        compile(set, new WeightBuffers(parameters, gradient), seed);
        scratch.allocate();
    }

    /** The value that the loss reads: the network's output, or what stands before its last softmax. */
    static int headOf(OpGraph graph) {
        return graph.endsInSoftmax() ? graph.nodes().get(graph.output() - 1).input() : graph.output();
    }

    /** Which values depend on a weight, so that a gradient must reach them. */
    private static boolean[] trainedValues(OpGraph graph) {
        boolean[] trained = new boolean[graph.nodes().size() + 1];
        for (int i = 0; i < graph.nodes().size(); i++) {
            OpNode node = graph.nodes().get(i);
            trained[i + 1] = !node.weights().isEmpty() || node.inputs().stream().anyMatch(input -> trained[input]);
        }
        return trained;
    }

    private void compile(Kernels set, WeightBuffers weights, long seed) {
        int[] readers = GraphPasses.readers(graph);
        // Memory that a backward pass still reads, so that nothing may be written over it.
        boolean[] kept = new boolean[values.length];
        boolean[] gradientTaken = new boolean[values.length];
        gradientTaken[head] = true;
        values[0] = own(Tensor.allocate(graph.input(), capacity));
        for (int i = 0; i < graph.nodes().size(); i++) {
            if (i + 1 == graph.output() && head != graph.output()) {
                continue;
            }
            allocate(i, readers, kept);
        }
        // From the last node to the first, which is the order of the backward pass: the first reader of a value to
        // run there overwrites the value's gradient, later ones write beside it and are added.
        List<Kernel> reversed = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            OpNode node = graph.nodes().get(i);
            if (values[i + 1] == null) {
                continue;
            }
            int input = node.input();
            Tensor dx = trained[input] ? gradients[input] : null;
            boolean shared = dx != null && gradientTaken[input];
            if (shared) {
                dx = own(Tensor.allocate(graph.shapeOf(input), capacity));
            }
            gradientTaken[input] = true;
            Kernel kernel = set.make(new KernelSite(
                    graph, node, i, values[input], values[i + 1], dx, gradients[i + 1], weights, scratch, seed));
            reversed.add(kernel);
            if (trained[i + 1]) {
                backward.add(kernel);
            }
            if (shared) {
                backward.add(new AddGradientKernel(gradients[input], dx, scratch));
            }
        }
        for (int i = reversed.size() - 1; i >= 0; i--) {
            kernels.add(reversed.get(i));
        }
    }

    /** Buffers of the value that a node makes: those of its input where that is safe, its own otherwise. */
    private void allocate(int index, int[] readers, boolean[] kept) {
        OpNode node = graph.nodes().get(index);
        int input = node.input();
        int value = index + 1;
        boolean flat = node.type() == OpType.FLATTEN;
        kept[value] = Kernels.needsOutput(node) || (flat && kept[input]);
        if (readers[input] == 1 && (flat || (Kernels.worksInPlace(node) && !kept[input]))) {
            values[value] = values[input].as(node.shape());
            gradients[value] = trained[value] ? gradients[input].as(node.shape()) : null;
            return;
        }
        values[value] = own(Tensor.allocate(node.shape(), capacity));
        gradients[value] = trained[value] ? own(Tensor.allocate(node.shape(), capacity)) : null;
    }

    private Tensor own(Tensor tensor) {
        owned.add(tensor);
        return tensor;
    }

    int capacity() {
        return capacity;
    }

    /** The sums that the loss reads, after {@link #forward}. */
    Tensor logits() {
        return values[head];
    }

    /** Where the loss puts its derivative before {@link #backward}. */
    Tensor logitsGradient() {
        return gradients[head];
    }

    /** Tells the kernels the weights and clears the gradient. */
    void prepare(float[] parameters, boolean training) {
        for (int i = 0; i < kernels.size(); i++) {
            kernels.get(i).prepare(parameters, training);
        }
        if (training) {
            gradient.zero();
        }
    }

    /**
     * Runs samples through the network.
     *
     * @param offset where they begin in {@code inputs}, in samples; also their place in the batch
     */
    void forward(float[] inputs, int offset, int samples, boolean training, long step) {
        pass.set(samples, training, step, offset);
        values[0].write(inputs, offset * values[0].sampleSize(), samples);
        for (int i = 0; i < kernels.size(); i++) {
            kernels.get(i).forward(pass);
        }
    }

    /** Adds the gradient of the samples of the last {@link #forward}. */
    void backward() {
        for (int i = 0; i < backward.size(); i++) {
            backward.get(i).backward(pass);
        }
    }

    void readGradient(float[] target) {
        gradient.read(target);
    }

    @Override
    public void close() {
        kernels.forEach(Kernel::close);
        owned.forEach(Tensor::close);
        scratch.close();
        gradient.close();
    }
}
