package org.layerwright.engine;

import org.layerwright.engine.array.ArrayTransparentNetwork;
import org.layerwright.engine.device.TransparentNetwork;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;
import org.layerwright.network.param.Setting;

/**
 * A network that is looked into, one sample at a time: what every operator gives outside training, and derivatives with
 * respect to every value. Nothing is rearranged, so each value is what the graph says. Not thread-safe.
 */
public final class NetworkView implements AutoCloseable {
    private final OpGraph graph;
    private final int logits;
    private final TransparentNetwork network;

    /** @param device where it is computed; in 32 bits */
    public NetworkView(OpGraph graph, Device device) {
        this.graph = graph;
        this.logits = logitsOf(graph);
        OpGraph head = new OpGraph(graph.input(), graph.nodes(), graph.weights(), logits);
        this.network = device.layout() == Device.Layout.NHWC
                ? new HostTransparentNetwork(head)
                : new ArrayTransparentNetwork(head);
    }

    /** The sums before a last softmax or sigmoid; the output itself where there is neither. */
    private static int logitsOf(OpGraph graph) {
        if (graph.output() == 0) {
            return 0;
        }
        OpNode last = graph.nodes().get(graph.output() - 1);
        boolean squashes = last.type() == OpType.SOFTMAX || last.type() == OpType.SIGMOID;
        return squashes ? last.input() : graph.output();
    }

    /** Copies the weights, in the order of {@link OpGraph#weights()}. */
    public void setParameters(float[] values) {
        network.load(values);
    }

    /** Runs a sample through the network, as the network is to see it. */
    public void run(float[] sample) {
        network.run(sample);
    }

    /** What the last sample gave, by a value's id; see {@link OpGraph}. */
    public float[] value(int id) {
        float[] values = new float[graph.shapeOf(id).size()];
        network.readValue(id, values);
        return values;
    }

    /** The sums from which probabilities are made. */
    public float[] logits() {
        return value(logits);
    }

    /** What the network says of the last sample: probabilities where the loss takes them, otherwise its numbers. */
    public float[] predictions(Setting loss) {
        float[] said = value(graph.output());
        LossKernel kernel = LossKernel.of(loss);
        boolean squashed = !kernel.head(graph).equals(graph);
        if (!squashed) {
            kernel.predict(said, 1, said.length);
        }
        return said;
    }

    /** Takes the derivative of a combination of the {@link #logits} of the last sample, given by its coefficients. */
    public void differentiate(float[] coefficients) {
        network.differentiate(coefficients);
    }

    /** The derivative with respect to a value by its id, which the logits depend on. */
    public float[] derivative(int id) {
        float[] values = new float[graph.shapeOf(id).size()];
        network.readDerivative(id, values);
        return values;
    }

    @Override
    public void close() {
        network.close();
    }
}
