package org.layerwright.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.engine.kernel.AddGradientKernel;
import org.layerwright.engine.kernel.Kernel;
import org.layerwright.engine.kernel.KernelSite;
import org.layerwright.engine.kernel.Kernels;
import org.layerwright.engine.kernel.NativeVector;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.engine.kernel.Scratch;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.engine.kernel.Tensor;
import org.layerwright.engine.kernel.WeightBuffers;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;

/**
 * A network as a flat list of kernels over buffers that are allocated once. It holds room for a few samples, its
 * <em>capacity</em>; a larger batch goes through in several passes that add to the same gradient. Belongs to one thread.
 *
 * <p>An operator that the loss contains, such as a last softmax, is cut off before: see {@link LossKernel#head}.
 */
final class CompiledNetwork implements DeviceNetwork {
    private final OpGraph graph;
    private final int capacity;
    private final Tensor[] values;
    private final Tensor[] gradients;
    private final boolean[] trained;
    private final boolean[] used;
    private final boolean[] differentiated;
    private final boolean transparent;
    private final List<Tensor> owned = new ArrayList<>();
    private final List<Kernel> kernels = new ArrayList<>();
    private final List<Kernel> backward = new ArrayList<>();
    private final Scratch scratch = new Scratch();
    private final NativeVector gradient;
    private final Pass pass = new Pass();

    /**
     * @param meeting where this shard meets the others, for what is counted over the whole batch
     * @param shard its number
     */
    CompiledNetwork(
            OpGraph source,
            Kernels set,
            int capacity,
            NativeVector parameters,
            long seed,
            ShardMeeting meeting,
            int shard) {
        this(GraphPasses.optimize(source), set, capacity, parameters, seed, meeting, shard, false);
    }

    /**
     * For one sample, to be looked into: every operator as the graph has it, with a value and a gradient of its own, which
     * reaches the input too. What stands behind the graph's output is computed as well, without a gradient.
     */
    static CompiledNetwork transparent(OpGraph graph, NativeVector parameters) {
        return new CompiledNetwork(graph, Kernels.frozen(), 1, parameters, 0, new ShardMeeting(1), 0, true);
    }

    private CompiledNetwork(
            OpGraph graph,
            Kernels set,
            int capacity,
            NativeVector parameters,
            long seed,
            ShardMeeting meeting,
            int shard,
            boolean transparent) {
        this.graph = graph;
        this.capacity = capacity;
        this.transparent = transparent;
        this.gradient = new NativeVector(graph.parameterCount());
        this.differentiated = GraphPasses.used(graph);
        this.used = differentiated.clone();
        int count = graph.nodes().size() + 1;
        this.values = new Tensor[count];
        this.gradients = new Tensor[count];
        this.trained = trainedValues(graph);
        if (transparent) {
            Arrays.fill(used, true);
            Arrays.fill(trained, true);
        }
        allocateValues();
        WeightBuffers weights = new WeightBuffers(parameters, gradient);
        makeKernels(
                set,
                (node, index, parts) -> new KernelSite(
                        graph,
                        node,
                        index,
                        node.inputs().stream().map(input -> values[input]).toList(),
                        values[index + 1],
                        parts,
                        gradients[index + 1],
                        weights,
                        scratch,
                        seed,
                        meeting,
                        shard));
        scratch.allocate();
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

    private void allocateValues() {
        int[] readers = GraphPasses.readers(graph);
        // Memory that a backward pass still reads, so that nothing may be written over it.
        boolean[] kept = new boolean[values.length];
        values[0] = own(Tensor.allocate(graph.input(), capacity));
        gradients[0] = trained[0] ? own(Tensor.allocate(graph.input(), capacity)) : null;
        for (int i = 0; i < graph.nodes().size(); i++) {
            if (used[i + 1]) {
                allocate(i, readers, kept);
            }
        }
    }

    /** Buffers of the value that a node makes: those of an input where that is safe, its own otherwise. */
    private void allocate(int index, int[] readers, boolean[] kept) {
        OpNode node = graph.nodes().get(index);
        int value = index + 1;
        boolean reshapes = Kernels.reshapes(node);
        boolean shares = !transparent && (Kernels.worksInPlace(node) || reshapes);
        for (int input : shares ? node.inputs() : List.<Integer>of()) {
            boolean safe = readers[input] == 1 && (reshapes || !kept[input]) && trained[input] == trained[value];
            if (safe) {
                values[value] = values[input].as(node.shape());
                gradients[value] = trained[value] ? gradients[input].as(node.shape()) : null;
                kept[value] = Kernels.needsOutput(node) || (reshapes && kept[input]);
                return;
            }
        }
        kept[value] = Kernels.needsOutput(node);
        values[value] = own(Tensor.allocate(node.shape(), capacity));
        gradients[value] = trained[value] ? own(Tensor.allocate(node.shape(), capacity)) : null;
    }

    /** Describes the place of a kernel whose input gradients go to {@code parts}. */
    private interface Siting {
        KernelSite site(OpNode node, int index, List<Tensor> parts);
    }

    /**
     * From the last node to the first, which is the order of the backward pass: the first reader of a value to run
     * there overwrites the value's gradient, later ones write beside it and are added.
     */
    private void makeKernels(Kernels set, Siting siting) {
        boolean[] gradientTaken = new boolean[values.length];
        gradientTaken[graph.output()] = true;
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            if (!used[i + 1]) {
                continue;
            }
            OpNode node = graph.nodes().get(i);
            List<Tensor> parts = new ArrayList<>();
            List<Kernel> additions = new ArrayList<>();
            for (int input : node.inputs()) {
                Tensor part = trained[input] && differentiated[i + 1] ? gradients[input] : null;
                if (part != null && gradientTaken[input]) {
                    part = own(Tensor.allocate(graph.shapeOf(input), capacity));
                    additions.add(new AddGradientKernel(gradients[input], part));
                }
                gradientTaken[input] |= differentiated[i + 1];
                parts.add(part);
            }
            Kernel kernel = set.make(siting.site(node, i, Collections.unmodifiableList(parts)));
            kernels.add(kernel);
            if (trained[i + 1] && differentiated[i + 1]) {
                backward.add(kernel);
                backward.addAll(additions);
            }
        }
        Collections.reverse(kernels);
    }

    private Tensor own(Tensor tensor) {
        owned.add(tensor);
        return tensor;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    /** The sums that the loss reads, after {@link #forward}. */
    Tensor logits() {
        return values[graph.output()];
    }

    /** Where the loss puts its derivative before {@link #backward}. */
    Tensor logitsGradient() {
        return gradients[graph.output()];
    }

    /** A value by its id, after {@link #forward}; only of a {@link #transparent} network are all of them there. */
    Tensor value(int id) {
        return values[id];
    }

    /** The gradient of a value by its id, after {@link #backward}, of a {@link #transparent} network. */
    Tensor gradient(int id) {
        return gradients[id];
    }

    @Override
    public OpGraph graph() {
        return graph;
    }

    @Override
    public void readOutputs(float[] rows, int samples) {
        logits().read(rows, samples);
    }

    @Override
    public boolean keeps(int node) {
        return Kernels.needsOutput(graph.nodes().get(node));
    }

    @Override
    public void readValue(int node, float[] target, int samples) {
        values[node + 1].read(target, samples);
    }

    @Override
    public void prepare(float[] parameters, boolean training) {
        for (int i = 0; i < kernels.size(); i++) {
            kernels.get(i).prepare(parameters, training);
        }
        if (training) {
            gradient.zero();
        }
    }

    /** Runs samples through the network; a shard without any still meets the others. */
    @Override
    public void forward(float[] inputs, int offset, int samples, boolean training, long step) {
        pass.set(samples, training, step, offset);
        values[0].write(inputs, offset * values[0].sampleSize(), samples);
        for (int i = 0; i < kernels.size(); i++) {
            if (samples > 0 || kernels.get(i).meetsOthers()) {
                kernels.get(i).forward(pass);
            }
        }
    }

    @Override
    public void backward(float[] derivatives, int samples) {
        logitsGradient().write(derivatives, samples);
        backward();
    }

    /** The same where the derivative stands in {@link #logitsGradient} already. */
    void backward() {
        for (int i = 0; i < backward.size(); i++) {
            if (pass.samples() > 0 || backward.get(i).meetsOthers()) {
                backward.get(i).backward(pass);
            }
        }
    }

    @Override
    public void settle(float[] parameters) {
        for (int i = 0; i < kernels.size(); i++) {
            kernels.get(i).settle(parameters);
        }
    }

    @Override
    public void readGradient(float[] target) {
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
