package org.layerwright.engine.device;

import java.util.Optional;
import org.layerwright.engine.kernel.ShardMeeting;

/**
 * Where a trainer's networks are: one device, with its kernels, its layout and its stream. This and {@link DeviceNetwork}
 * are all that the trainer knows of a device; another kind of device stands beside these with two classes.
 */
public interface Placement extends AutoCloseable {
    /** How many shards a batch is cut into. */
    int shards();

    /** Copies the weights to where all shards read them. */
    void load(float[] parameters);

    /**
     * Regularisation and optimizer where the weights are, which then change only there. Empty where they work on the heap:
     * on the processor, whose heap it is, and with an optimizer that the device does not know.
     */
    default Optional<DeviceUpdate> update(UpdatePlan plan) {
        return Optional.empty();
    }

    /** A network for one shard. */
    DeviceNetwork network(int shard, ShardMeeting meeting);

    /** Frees what belongs to all shards; their networks are closed before. */
    @Override
    void close();
}
