package org.layerwright.engine.device;

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

    /** A network for one shard. */
    DeviceNetwork network(int shard, ShardMeeting meeting);

    /** Frees what belongs to all shards; their networks are closed before. */
    @Override
    void close();
}
