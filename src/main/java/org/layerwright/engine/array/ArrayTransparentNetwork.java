package org.layerwright.engine.array;

import org.layerwright.engine.device.TransparentNetwork;
import org.layerwright.network.op.OpGraph;
import org.nd4j.linalg.api.buffer.DataType;

/** On a device that works on ND4J's arrays, beside what is trained there: it has weights of its own. */
public final class ArrayTransparentNetwork implements TransparentNetwork {
    private final WeightArrays weights;
    private final StepArrays numbers;
    private final ArrayNetwork network;

    public ArrayTransparentNetwork(OpGraph graph) {
        this(graph, new Nd4jStream());
    }

    ArrayTransparentNetwork(OpGraph graph, ArrayStream stream) {
        weights = new WeightArrays(graph.parameterCount(), DataType.FLOAT, stream);
        numbers = new StepArrays(stream);
        network = ArrayNetwork.transparent(graph, weights, stream, numbers);
    }

    @Override
    public void load(float[] parameters) {
        weights.load(parameters);
    }

    @Override
    public void run(float[] sample) {
        network.forward(sample, 0, 1, false, 0);
    }

    @Override
    public void readValue(int id, float[] target) {
        network.port(id).read(target, 1);
    }

    @Override
    public void differentiate(float[] coefficients) {
        network.backward(coefficients, 1);
    }

    @Override
    public void readDerivative(int id, float[] target) {
        network.readGradient(id, target);
    }

    @Override
    public void close() {
        network.close();
        weights.close();
        numbers.close();
    }
}
