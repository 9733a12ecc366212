package org.layerwright.engine.array;

import java.util.Optional;
import org.layerwright.device.DeviceException;
import org.layerwright.device.DeviceOperators;
import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.engine.device.DeviceUpdate;
import org.layerwright.engine.device.Placement;
import org.layerwright.engine.device.UpdatePlan;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.network.op.OpGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A device that works on ND4J's arrays with channels first: a card, or the processor in a card's place, as the tests have
 * it. The whole batch is one shard and one pass, since such a device wants much to do at once.
 */
public final class ArrayPlacement implements Placement {
    private final OpGraph graph;
    private final int batch;
    private final long seed;
    private final ArrayStream stream;
    private final ArrayKernels kernels;
    private final WeightArrays weights;
    private final StepArrays numbers;
    private final DataType type;

    private ArrayPlacement(
            OpGraph graph, int batch, long seed, ArrayKernels kernels, DataType type, ArrayStream stream) {
        this.graph = graph;
        this.batch = batch;
        this.seed = seed;
        this.kernels = kernels;
        this.type = type;
        this.stream = stream;
        this.numbers = new StepArrays(stream);
        this.weights = new WeightArrays(graph.parameterCount(), type, stream);
    }

    /**
     * @param device as a plan names it, for the words of a refusal
     * @param batch the largest number of samples of a step
     * @param mixed whether products and activations have 16 bits
     * @throws DeviceException where an operator has no kernel there
     */
    public static ArrayPlacement of(String device, OpGraph graph, int batch, long seed, boolean mixed) {
        return of(device, graph, batch, seed, mixed, new Nd4jStream());
    }

    /** The same on another stream, by which a test can see in which order things happen. */
    static ArrayPlacement of(String device, OpGraph graph, int batch, long seed, boolean mixed, ArrayStream stream) {
        DeviceOperators.refusal(graph, device).ifPresent(reason -> {
            throw new DeviceException(reason.key(), reason.arguments().toArray());
        });
        DataType type = mixed ? DataType.FLOAT16 : DataType.FLOAT;
        return new ArrayPlacement(graph, batch, seed, new ArrayKernels(), type, stream);
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public void load(float[] parameters) {
        weights.load(parameters);
    }

    @Override
    public Optional<DeviceUpdate> update(UpdatePlan plan) {
        return UpdateFormula.of(plan.optimizer())
                .map(formula -> new ArrayUpdate(stream, weights, numbers, formula, plan));
    }

    @Override
    public DeviceNetwork network(int shard, ShardMeeting meeting) {
        return new ArrayNetwork(graph, kernels, batch, type, weights, stream, numbers, seed);
    }

    @Override
    public void close() {
        weights.close();
        numbers.close();
    }
}
