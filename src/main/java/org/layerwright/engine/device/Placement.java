package org.layerwright.engine.device;

import java.util.Optional;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.network.param.Setting;

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
     * An optimizer where the weights are, which then change only there. Empty where it has to work on the heap, as on the
     * processor, whose heap it is.
     *
     * @param weightDecay λ, of the kernels alone
     * @param from where the kernels begin
     * @param to where they end
     */
    default Optional<DeviceUpdate> update(Setting optimizer, double weightDecay, int[] from, int[] to) {
        return Optional.empty();
    }

    /** A network for one shard. */
    DeviceNetwork network(int shard, ShardMeeting meeting);

    /** Frees what belongs to all shards; their networks are closed before. */
    @Override
    void close();
}
