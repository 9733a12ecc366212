package org.layerwright.engine.array;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.engine.kernel.Pass;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.param.Setting;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A network as a list of ND4J's operators over arrays that are made once. Values and gradients stay on the device; what
 * crosses is a batch on its way in, the sums that the loss reads, their derivative, and the gradient of the weights.
 */
final class ArrayNetwork implements DeviceNetwork {
    private final OpGraph graph;
    private final int capacity;
    private final DataType type;
    private final WeightArrays weights;
    private final ArrayStream stream;
    private final long seed;
    private final StepArrays numbers;
    private final DeviceArray[] values;
    private final DeviceArray[] gradients;
    private final HeapPort[] ports;
    private final InputFeed feed;
    private final HeapPort derivatives;
    private final List<DeviceArray> owned = new ArrayList<>();
    private final List<ArrayKernel> kernels = new ArrayList<>();
    /** In the order of the backward pass, with the additions of gradients between. */
    private final List<Runnable> backward = new ArrayList<>();

    private final RandomBits random = new RandomBits();
    private final Pass pass = new Pass();
    /** Null where the heap takes it. */
    private ArrayLoss loss;

    ArrayNetwork(
            OpGraph graph,
            ArrayKernels set,
            int capacity,
            DataType type,
            WeightArrays weights,
            ArrayStream stream,
            StepArrays numbers,
            long seed) {
        this(graph, set, capacity, type, weights, stream, numbers, seed, false);
    }

    /** For one sample, to be looked into: every value has a gradient, also the input. */
    static ArrayNetwork transparent(OpGraph graph, WeightArrays weights, ArrayStream stream, StepArrays numbers) {
        return new ArrayNetwork(graph, ArrayKernels.frozen(), 1, DataType.FLOAT, weights, stream, numbers, 0, true);
    }

    private ArrayNetwork(
            OpGraph graph,
            ArrayKernels set,
            int capacity,
            DataType type,
            WeightArrays weights,
            ArrayStream stream,
            StepArrays numbers,
            long seed,
            boolean transparent) {
        this.numbers = numbers;
        this.graph = graph;
        this.capacity = capacity;
        this.type = type;
        this.weights = weights;
        this.stream = stream;
        this.seed = seed;
        int count = graph.nodes().size() + 1;
        values = new DeviceArray[count];
        gradients = new DeviceArray[count];
        ports = new HeapPort[count];
        boolean[] trained = new boolean[count];
        for (int id = 0; id < count; id++) {
            trained[id] = transparent;
            if (id > 0 && !transparent) {
                OpNode node = graph.nodes().get(id - 1);
                trained[id] =
                        !node.weights().isEmpty() || node.inputs().stream().anyMatch(input -> trained[input]);
            }
            values[id] = array(id);
            gradients[id] = trained[id] ? array(id) : null;
            ports[id] = new HeapPort(values[id], stream);
        }
        feed = new InputFeed(values[0], ports[0], stream);
        derivatives = trained[graph.output()] ? new HeapPort(gradients[graph.output()], stream) : null;
        makeKernels(set);
    }

    private DeviceArray array(int id) {
        DeviceArray array = DeviceArray.of(graph.shapeOf(id), capacity, type);
        owned.add(array);
        return array;
    }

    /**
     * From the last node to the first: the first reader of a value to run backward overwrites its gradient, later ones write
     * beside it and are added.
     */
    private void makeKernels(ArrayKernels set) {
        boolean[] taken = new boolean[values.length];
        taken[graph.output()] = true;
        boolean[] needed = needed();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            OpNode node = graph.nodes().get(i);
            boolean differentiated = needed[i + 1] && gradients[i + 1] != null;
            List<DeviceArray> parts = new ArrayList<>();
            List<ArrayOp> additions = new ArrayList<>();
            for (int input : node.inputs()) {
                DeviceArray part = differentiated ? gradients[input] : null;
                if (part != null && taken[input]) {
                    part = array(input);
                    DeviceArray total = gradients[input];
                    additions.add(
                            new ArrayOp(stream, capacity, "add", List.of(total, part), List.of(total), new long[0]));
                }
                taken[input] |= differentiated;
                parts.add(part);
            }
            ArrayKernel kernel = set.make(new ArraySite(
                    graph,
                    node,
                    i,
                    node.inputs().stream().map(input -> values[input]).toList(),
                    values[i + 1],
                    Collections.unmodifiableList(parts),
                    differentiated ? gradients[i + 1] : null,
                    weights,
                    stream,
                    random,
                    seed));
            kernels.add(kernel);
            if (differentiated) {
                backward.add(() -> kernel.backward(pass));
                additions.forEach(addition -> backward.add(() -> addition.run(pass.samples())));
            }
        }
        Collections.reverse(kernels);
    }

    /** Which values the output depends on. */
    private boolean[] needed() {
        boolean[] needed = new boolean[values.length];
        needed[graph.output()] = true;
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            if (needed[i + 1]) {
                graph.nodes().get(i).inputs().forEach(input -> needed[input] = true);
            }
        }
        return needed;
    }

    /** Where a value crosses. */
    HeapPort port(int id) {
        return ports[id];
    }

    /** Copies the gradient of a value by its id. */
    void readGradient(int id, float[] target) {
        try (HeapPort port = new HeapPort(gradients[id], stream)) {
            port.read(target, pass.samples());
        }
    }

    @Override
    public OpGraph graph() {
        return graph;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    /** The weights came with {@link ArrayPlacement#load}. */
    @Override
    public void prepare(float[] parameters, boolean training) {
        if (training) {
            weights.clearGradient();
        }
    }

    @Override
    public void expect(float[] inputs, int offset, int samples) {
        if (samples > 0) {
            feed.expect(inputs, offset, samples);
        }
    }

    @Override
    public void forward(float[] inputs, int offset, int samples, boolean training, long step) {
        pass.set(samples, training, step, offset);
        if (samples == 0) {
            return;
        }
        feed.enter(inputs, offset, samples);
        kernels.forEach(kernel -> kernel.forward(pass));
    }

    @Override
    public void readOutputs(float[] rows, int samples) {
        ports[graph.output()].read(rows, samples);
    }

    @Override
    public void backward(float[] rows, int samples) {
        if (samples == 0 || derivatives == null) {
            return;
        }
        derivatives.write(rows, 0, samples);
        backward.forEach(Runnable::run);
    }

    @Override
    public void takeLossThere(Setting setting) {
        if (loss == null) {
            loss = new ArrayLoss(setting, values[graph.output()], gradients[graph.output()], numbers, stream);
        }
    }

    @Override
    public void backward(float[] targets, int first, int samples, double scale) {
        if (samples > 0) {
            loss.run(targets, first, samples, scale);
            if (derivatives != null) {
                backward.forEach(Runnable::run);
            }
        }
    }

    @Override
    public boolean keeps(int node) {
        return true;
    }

    @Override
    public void readValue(int node, float[] target, int samples) {
        ports[node + 1].read(target, samples);
    }

    @Override
    public void settle(float[] parameters) {
        kernels.forEach(kernel -> kernel.settle(parameters));
    }

    @Override
    public void settleThere() {
        kernels.forEach(ArrayKernel::settleThere);
    }

    @Override
    public void readGradient(float[] target) {
        weights.readGradient(target);
    }

    @Override
    public void close() {
        feed.close();
        kernels.forEach(ArrayKernel::close);
        for (HeapPort port : ports) {
            port.close();
        }
        if (derivatives != null) {
            derivatives.close();
        }
        if (loss != null) {
            loss.close();
        }
        random.close();
        owned.forEach(DeviceArray::close);
    }
}
