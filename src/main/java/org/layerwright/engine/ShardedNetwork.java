package org.layerwright.engine;

import org.layerwright.data.Batch;
import org.layerwright.engine.device.DeviceNetwork;
import org.layerwright.engine.device.Placement;
import org.layerwright.engine.kernel.NativeMemory;
import org.layerwright.engine.kernel.NativeThreads;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.engine.kernel.Vectors;
import org.layerwright.network.param.Setting;

/**
 * The shards of a device, each with a compiled copy of the network that sees its part of every batch, and its thread. What
 * the parts give is added in a fixed order, so the same seed and number of threads give the same bits. Nothing is
 * allocated per pass once each batch size was seen.
 */
final class ShardedNetwork implements AutoCloseable {
    private final Placement placement;
    private final Shard[] shards;
    private final ShardThreads threads;
    private final Targets targets;
    private final ShardThreads.Task train = this::trainShard;
    private final ShardThreads.Task evaluate = this::evaluateShard;
    private final ShardThreads.Task predict = shard -> inferShard(shard, true);
    private final ShardThreads.Task output = shard -> inferShard(shard, false);

    /** Which vector the device has; null where it has changed since. */
    private float[] loaded;

    private ShardThreads.Task task;
    private float[] parameters;
    private float[] inputs;
    private float[] results;
    private int samples;
    private long step;
    private double lossFactor;

    ShardedNetwork(Placement placement, LossKernel loss, Targets targets, int parameterCount) {
        this.placement = placement;
        this.targets = targets;
        ShardMeeting meeting = new ShardMeeting(placement.shards());
        this.shards = new Shard[placement.shards()];
        for (int i = 0; i < shards.length; i++) {
            shards[i] = new Shard(placement.network(i, meeting), loss, parameterCount);
        }
        NativeThreads.useOnePerCall();
        NativeMemory.keepWhatIsFreed();
        this.threads = new ShardThreads(shards.length, meeting, shard -> task.run(shard));
    }

    /** Runs a task on every shard's thread. */
    void each(ShardThreads.Task newTask) {
        task = newTask;
        threads.run();
    }

    /** Where the part of a shard begins. */
    int part(int count, int index) {
        return (int) ((long) count * index / shards.length);
    }

    /** Copies a vector to where all shards read it, unless it is there. */
    void load(float[] wanted) {
        if (loaded != wanted) {
            placement.load(wanted);
            loaded = wanted;
        }
    }

    /** The heap's vectors have changed. */
    void changed() {
        loaded = null;
    }

    /** From now on gradient and losses stay on the device. */
    void stayThere(Setting loss) {
        for (Shard shard : shards) {
            shard.stayThere(loss);
        }
    }

    /** Tells which batch comes after the one of the next pass. */
    void expect(Batch batch) {
        for (int i = 0; i < shards.length; i++) {
            int from = part(batch.size(), i);
            shards[i].network().expect(batch.inputs(), from, part(batch.size(), i + 1) - from);
        }
    }

    /**
     * Forward and backward; targets are those that stand in {@link Targets}.
     *
     * @param told what kernels on the heap read beside what was loaded
     * @param factor what the loss is multiplied with before its derivative is taken
     */
    void train(float[] told, float[] newInputs, int count, long newStep, double factor) {
        step = newStep;
        lossFactor = factor;
        start(train, told, newInputs, null, count);
    }

    /** Loss and hits, with dropout off; predictions where an array for them is given. */
    void evaluate(float[] told, float[] newInputs, int count, float[] predictions) {
        start(evaluate, told, newInputs, predictions, count);
    }

    /** What the network says, or the sums that the loss reads, with dropout off. */
    void infer(float[] told, float[] newInputs, int count, float[] newResults, boolean asPredictions) {
        start(asPredictions ? predict : output, told, newInputs, newResults, count);
    }

    private void start(ShardThreads.Task pass, float[] told, float[] newInputs, float[] newResults, int count) {
        parameters = told;
        inputs = newInputs;
        results = newResults;
        samples = count;
        each(pass);
    }

    private void trainShard(int index) {
        shards[index].train(
                parameters,
                inputs,
                targets.dense(),
                part(samples, index),
                part(samples, index + 1),
                samples,
                step,
                lossFactor);
    }

    private void evaluateShard(int index) {
        shards[index].evaluate(
                parameters, inputs, targets.dense(), results, part(samples, index), part(samples, index + 1));
    }

    private void inferShard(int index, boolean asPredictions) {
        shards[index].infer(parameters, inputs, results, asPredictions, part(samples, index), part(samples, index + 1));
    }

    /** The bare gradient of the mean loss that {@link #train} found. */
    void readGradient(float[] target) {
        System.arraycopy(shards[0].gradient(), 0, target, 0, target.length);
        for (int i = 1; i < shards.length; i++) {
            Vectors.add(shards[i].gradient(), target, target.length);
        }
    }

    double lossSum() {
        double sum = 0;
        for (Shard shard : shards) {
            sum += shard.lossSum();
        }
        return sum;
    }

    int correct() {
        int correct = 0;
        for (Shard shard : shards) {
            correct += shard.correct();
        }
        return correct;
    }

    /** Writes what the last training pass measured over the whole batch into the parameters. */
    void settle(float[] target) {
        shards[0].network().settle(target);
    }

    /** The same into those on the device. */
    void settleThere() {
        shards[0].network().settleThere();
    }

    /** The operators that run. */
    DeviceNetwork first() {
        return shards[0].network();
    }

    /** Looks at the activations of training passes from now on, or does not. */
    void watch(boolean on) {
        for (Shard shard : shards) {
            shard.watch(on);
        }
    }

    /** What all shards saw in the watched passes. */
    ActivationProbe seen() {
        ActivationProbe seen = new ActivationProbe(first());
        for (Shard shard : shards) {
            seen.add(shard.probe());
        }
        return seen;
    }

    /** Ends the threads and frees the native memory. */
    @Override
    public void close() {
        threads.close();
        for (Shard shard : shards) {
            shard.close();
        }
    }
}
