package org.layerwright.engine;

import org.layerwright.engine.device.TransparentNetwork;
import org.layerwright.engine.kernel.NativeMemory;
import org.layerwright.engine.kernel.NativeThreads;
import org.layerwright.engine.kernel.NativeVector;
import org.layerwright.network.op.OpGraph;

/** On the processor, by its own kernels. */
final class HostTransparentNetwork implements TransparentNetwork {
    private final float[] held;
    private final NativeVector parameters;
    private final CompiledNetwork network;

    HostTransparentNetwork(OpGraph graph) {
        this.held = new float[graph.parameterCount()];
        this.parameters = new NativeVector(graph.parameterCount());
        this.network = CompiledNetwork.transparent(graph, parameters);
        // Behind the first tensor: the library is loaded by it.
        NativeThreads.useOnePerCall();
        NativeMemory.keepWhatIsFreed();
    }

    @Override
    public void load(float[] values) {
        System.arraycopy(values, 0, held, 0, held.length);
        parameters.write(held);
        // With what a backward pass needs.
        network.prepare(held, true);
    }

    @Override
    public void run(float[] sample) {
        network.forward(sample, 0, 1, false, 0);
    }

    @Override
    public void readValue(int id, float[] target) {
        network.value(id).read(target, 1);
    }

    @Override
    public void differentiate(float[] coefficients) {
        network.backward(coefficients, 1);
    }

    @Override
    public void readDerivative(int id, float[] target) {
        network.gradient(id).read(target, 1);
    }

    @Override
    public void close() {
        network.close();
        parameters.close();
    }
}
