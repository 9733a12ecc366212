package org.layerwright.engine;

import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.engine.device.Placement;
import org.layerwright.engine.kernel.Kernels;
import org.layerwright.engine.kernel.NativeVector;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.network.op.OpGraph;

/** The processor: one shard a thread, and kernels of our own. */
final class HostPlacement implements Placement {
    private final OpGraph graph;
    private final TrainerOptions options;
    private final NativeVector parameters;

    HostPlacement(OpGraph graph, TrainerOptions options) {
        this.graph = graph;
        this.options = options;
        this.parameters = new NativeVector(graph.parameterCount());
    }

    @Override
    public int shards() {
        return options.threads();
    }

    @Override
    public void load(float[] values) {
        parameters.write(values);
    }

    @Override
    public DeviceNetwork network(int shard, ShardMeeting meeting) {
        int capacity = Capacity.of(graph, options.maxBatch(), options.threads());
        return new CompiledNetwork(graph, Kernels.cpu(), capacity, parameters, options.seed(), meeting, shard);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
