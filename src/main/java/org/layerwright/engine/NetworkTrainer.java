package org.layerwright.engine;

import java.util.List;
import java.util.Optional;
import org.layerwright.data.Batch;
import org.layerwright.engine.array.ArrayPlacement;
import org.layerwright.engine.device.Placement;
import org.layerwright.engine.kernel.NativeMemory;
import org.layerwright.engine.kernel.NativeThreads;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.engine.kernel.Vectors;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.UpdateRule;
import org.layerwright.plan.optimizer.WeightDecay;

/**
 * Trains and evaluates one network: parameters, and for each thread a compiled copy of the network that sees its part
 * of every batch. Gradients of the parts are added in a fixed order, so the same seed and number of threads give the
 * same bits. Not thread-safe; all calls come from one thread. Nothing is allocated per step once each batch size was
 * seen.
 *
 * <p>Inputs are samples one after the other, each in the network's input shape, channels last. Labels are class numbers.
 */
public final class NetworkTrainer implements AutoCloseable {
    private enum Task {
        TRAIN,
        EVALUATE,
        PREDICTIONS,
        OUTPUTS,
        UPDATE
    }

    /** Below this many parameters a second thread costs more than it saves. */
    private static final int PARAMETERS_WORTH_SHARING = 500_000;

    private final OpGraph graph;
    private final float[] parameters;
    private final float[] gradient;
    private final Targets targets;
    private final KernelRanges kernels;
    private final GradientShaper shaper;
    private final double weightDecay;
    private final WeightConstraint constraint;
    private final WeightAverage average;
    private final GradientSum sum;
    private final Placement placement;
    /** Null where everything has 32 bits. */
    private final LossScale lossScale;

    private final Shard[] shards;
    private final ShardThreads threads;
    private final boolean measures;
    private LayerGauge gauge;
    private boolean watching;
    /** Which vector the device has; null where it has changed since. */
    private float[] loaded;

    /** Null where the optimizer works on the heap. */
    private ResidentWeights resident;

    private Task task;
    private float[] inputs;
    private float[] results;
    private int samples;
    private long step;
    private UpdateRule rule;
    private float[][] state;
    private double learningRate;

    /** @throws EngineException where the network cannot be computed on the device */
    public NetworkTrainer(OpGraph source, TrainerOptions options) {
        LossKernel loss = LossKernel.of(options.loss());
        Regularization plan = options.regularization();
        this.graph = loss.head(source);
        this.parameters = new float[graph.parameterCount()];
        this.gradient = new float[parameters.length];
        this.targets = new Targets(
                options.maxBatch(),
                graph.outputShape().size(),
                plan.get(Regularization.LABEL_SMOOTHING),
                options.loss().type());
        this.kernels = KernelRanges.of(graph);
        this.shaper = new GradientShaper(kernels, plan);
        this.weightDecay = plan.get(Regularization.WEIGHT_DECAY);
        this.constraint = new WeightConstraint(kernels, plan.get(Regularization.MAX_NORM));
        double emaDecay = plan.get(Regularization.EMA_DECAY);
        this.average = emaDecay > 0 ? new WeightAverage(emaDecay, parameters.length) : null;
        this.sum = new GradientSum(parameters.length);
        this.measures = graph.weights().stream().anyMatch(weight -> !weight.isTrained());
        this.lossScale = options.device().precision() == Precision.MIXED ? new LossScale() : null;
        this.placement = options.device().layout() == Device.Layout.NHWC
                ? new HostPlacement(graph, options)
                : ArrayPlacement.of(
                        options.device().id(),
                        GraphPasses.optimize(graph),
                        options.maxBatch(),
                        options.seed(),
                        options.device().precision() == Precision.MIXED);
        ShardMeeting meeting = new ShardMeeting(placement.shards());
        this.shards = new Shard[placement.shards()];
        for (int i = 0; i < shards.length; i++) {
            shards[i] = new Shard(placement.network(i, meeting), loss, parameters.length);
        }
        NativeThreads.useOnePerCall();
        NativeMemory.keepWhatIsFreed();
        this.threads = new ShardThreads(shards.length, meeting, this::runShard);
    }

    /**
     * Lets the device move its weights itself where it can: where the optimizer is one that it knows, and nothing but weight
     * decay is done to gradient and weights beside. {@link #apply} then does not use its rule.
     */
    public void updateThere(Setting optimizer) {
        if (resident == null && shaper.isIdle() && !constraint.isOn() && average == null) {
            placement
                    .update(optimizer, weightDecay, kernels.from(), kernels.to())
                    .ifPresent(update -> {
                        resident = new ResidentWeights(update, parameters, gradient);
                        shards[0].leaveGradient();
                    });
        }
    }

    /** A trainer on one thread for {@link #outputs}. */
    static NetworkTrainer forOutputs(Device device, OpGraph graph, int batch) {
        return new NetworkTrainer(graph, new TrainerOptions(device, SoftmaxCrossEntropy.ID, batch, 1, 0, 1));
    }

    /**
     * Runs forward and backward over a batch; the gradient then stands in {@link #gradient()}. Running statistics among
     * the parameters move too, unless the loss is not a number.
     *
     * @param count how many samples of the arrays to use
     * @param newStep which update this will be, from 1; decides the dropout masks
     */
    public StepResult step(float[] newInputs, int[] labels, int count, long newStep) {
        targets.set(labels, count, true);
        return train(newInputs, count, newStep);
    }

    /** The same for numbers to predict, a row for each sample. */
    public StepResult step(float[] newInputs, float[] numbers, int count, long newStep) {
        targets.set(numbers, count);
        return train(newInputs, count, newStep);
    }

    /** The same for a batch as it comes from its stream, with classes, mixed classes or numbers. */
    public StepResult step(Batch batch, long newStep) {
        targets.set(batch, true);
        return train(batch.inputs(), batch.size(), newStep);
    }

    /**
     * Tells which batch comes after the one of the next step, so that a device with a memory of its own can copy it
     * meanwhile. The batch must stay as it is until its own step has ended. Null where that is not known yet.
     */
    public void expect(Batch batch) {
        for (int i = 0; batch != null && i < shards.length; i++) {
            int from = part(batch.size(), i);
            shards[i].network().expect(batch.inputs(), from, part(batch.size(), i + 1) - from);
        }
    }

    private StepResult train(float[] newInputs, int count, long newStep) {
        double lossSum = pass(newInputs, count, newStep);
        StepResult result = scaled(lossSum / count, correct(), count);
        if (result.isFinite()) {
            settle();
        }
        return result;
    }

    /**
     * Runs forward and backward over a part of a large batch and keeps the gradient until {@link #accumulated()}. Running
     * statistics move with each part.
     *
     * @param pass decides the dropout masks
     * @param whole how many samples the large batch has
     */
    public void accumulate(Batch batch, long pass, int whole) {
        targets.set(batch, true);
        double lossSum = pass(batch.inputs(), batch.size(), pass);
        sum.add(gradient, (double) batch.size() / whole, lossSum, correct(), batch.size());
        if (Double.isFinite(lossSum)) {
            settle();
        }
    }

    /** Ends a large batch: its gradient then stands in {@link #gradient()}. */
    public StepResult accumulated() {
        sum.moveTo(gradient);
        return scaled(sum.loss(), sum.correct(), sum.samples());
    }

    /** Leaves the bare gradient of the mean loss in {@link #gradient} and answers the sum of the losses. */
    private double pass(float[] newInputs, int count, long newStep) {
        step = newStep;
        start(Task.TRAIN, newInputs, null, count);
        if (resident != null) {
            resident.stepped(lossFactor());
            return shards[0].lossSum();
        }
        System.arraycopy(shards[0].gradient(), 0, gradient, 0, gradient.length);
        double lossSum = shards[0].lossSum();
        for (int i = 1; i < shards.length; i++) {
            Vectors.add(shards[i].gradient(), gradient, gradient.length);
            lossSum += shards[i].lossSum();
        }
        if (lossScale != null) {
            Vectors.scale((float) (1 / lossScale.factor()), gradient, 0, gradient.length);
        }
        return lossSum;
    }

    /** In mixed precision a gradient that is not finite costs a step, not the run. */
    private StepResult scaled(double loss, int correct, int count) {
        boolean skips = lossScale != null && Double.isFinite(loss) && lossScale.skips(isGradientFinite());
        return skips ? new StepResult(loss, correct, count, 0, true) : shaped(loss, correct, count);
    }

    private boolean isGradientFinite() {
        return resident == null ? !Float.isNaN(Vectors.zeroIfFinite(gradient)) : Double.isFinite(resident.norm());
    }

    private int correct() {
        int correct = 0;
        for (Shard shard : shards) {
            correct += targets.areClasses() ? shard.correct() : 0;
        }
        return correct;
    }

    private StepResult shaped(double loss, int correct, int count) {
        if (resident != null) {
            return new StepResult(loss + resident.zeroIfFinite(), correct, count, resident.norm());
        }
        double penalty = shaper.shape(parameters, gradient);
        // A maximum with zero swallows a NaN, so a broken weight need not show in the loss.
        penalty += Vectors.zeroIfFinite(parameters);
        return new StepResult(loss + penalty, correct, count, shaper.norm());
    }

    private void settle() {
        if (measures && resident != null) {
            shards[0].network().settleThere();
            resident.moved();
        } else if (measures) {
            shards[0].settle(parameters);
            loaded = null;
        }
    }

    /**
     * Moves the parameters by the gradient of the last step: kernels shrink by the weight decay, the rule moves all,
     * max-norm limits the kernels, and the running mean follows.
     *
     * @param newState the optimizer's vectors, each as long as the parameters; changed in place
     */
    public void apply(UpdateRule newRule, float[][] newState, double newLearningRate, long newStep) {
        if (resident != null) {
            if (watching) {
                gauge.keep(parameters());
            }
            resident.apply(newState, newLearningRate, newStep);
            return;
        }
        rule = newRule;
        state = newState;
        learningRate = newLearningRate;
        step = newStep;
        loaded = null;
        if (watching) {
            gauge.keep(parameters);
        }
        if (parameters.length < PARAMETERS_WORTH_SHARING) {
            update(0, parameters.length);
        } else {
            task = Task.UPDATE;
            threads.run();
        }
        constraint.apply(parameters);
        if (average != null) {
            average.update(parameters, step);
        }
    }

    private void update(int from, int to) {
        for (int i = 0; weightDecay > 0 && i < kernels.count(); i++) {
            int first = Math.max(from, kernels.from()[i]);
            WeightDecay.shrink(parameters, first, Math.min(to, kernels.to()[i]), learningRate, weightDecay);
        }
        rule.update(parameters, gradient, state, from, to, learningRate, step);
    }

    /** Loss and hits over a batch, with dropout off. */
    public Evaluation evaluate(float[] newInputs, int[] labels, int count) {
        targets.set(labels, count, false);
        return evaluate(newInputs, count, null);
    }

    /**
     * Loss and hits over a batch, with dropout off.
     *
     * @param predictions gets what the network says, as {@link #infer} does; null where nobody asks
     */
    public Evaluation evaluate(Batch batch, float[] predictions) {
        targets.set(batch, false);
        return evaluate(batch.inputs(), batch.size(), predictions);
    }

    private Evaluation evaluate(float[] newInputs, int count, float[] predictions) {
        start(Task.EVALUATE, newInputs, predictions, count);
        double lossSum = 0;
        for (Shard shard : shards) {
            lossSum += shard.lossSum();
        }
        return new Evaluation(lossSum, correct(), count);
    }

    /**
     * What the network says of a batch, with dropout off, into {@code predictions[sample · outputs + output]}:
     * probabilities where the loss takes them, otherwise the network's numbers. A single output is the probability of
     * the second of two classes.
     */
    public void infer(float[] newInputs, int count, float[] predictions) {
        start(Task.PREDICTIONS, newInputs, predictions, count);
    }

    /** What the network computes, before the operator that the loss contains, for a look at its operators. */
    void outputs(float[] newInputs, int count, float[] newResults) {
        start(Task.OUTPUTS, newInputs, newResults, count);
    }

    private void start(Task newTask, float[] newInputs, float[] newResults, int count) {
        float[] wanted = newTask == Task.TRAIN ? parameters : evaluated();
        if (loaded != wanted) {
            parameters();
            placement.load(wanted);
            loaded = wanted;
        }
        task = newTask;
        inputs = newInputs;
        results = newResults;
        samples = count;
        threads.run();
    }

    private void runShard(int index) {
        int from = part(samples, index);
        int to = part(samples, index + 1);
        Shard shard = shards[index];
        switch (task) {
            case TRAIN -> shard.train(parameters, inputs, targets.dense(), from, to, samples, step, lossFactor());
            case EVALUATE -> shard.evaluate(evaluated(), inputs, targets.dense(), results, from, to);
            case PREDICTIONS -> shard.infer(evaluated(), inputs, results, true, from, to);
            case OUTPUTS -> shard.infer(evaluated(), inputs, results, false, from, to);
            case UPDATE -> update(part(parameters.length, index), part(parameters.length, index + 1));
        }
    }

    private double lossFactor() {
        return lossScale == null ? 1 : lossScale.factor();
    }

    /** The state of the loss's factor, which a checkpoint keeps; empty where everything has 32 bits. */
    public Optional<LossScale> lossScale() {
        return Optional.ofNullable(lossScale);
    }

    /** Where the part of a shard begins. */
    private int part(int count, int index) {
        return (int) ((long) count * index / shards.length);
    }

    /** The live parameter vector in the order of {@link OpGraph#weights()}; do not change it in place. */
    public float[] parameters() {
        if (resident != null) {
            resident.readParameters();
        }
        return parameters;
    }

    /** What is evaluated and saved as the result: the running mean where one is kept, the parameters otherwise. */
    public float[] weights() {
        parameters();
        return evaluated();
    }

    /** The same, though the heap's copy may be older than the device's. */
    private float[] evaluated() {
        return average == null ? parameters : average.mean();
    }

    /** Brings the vectors that {@link #apply} was given up to date: a device may have its own. */
    public void readState() {
        if (resident != null) {
            resident.readState();
        }
    }

    public boolean keepsAverage() {
        return average != null;
    }

    /** Copies {@code values} into the parameter vector, and into the running mean. */
    public void setParameters(float[] values) {
        if (values.length != parameters.length) {
            throw new EngineException(
                    "The network has " + parameters.length + " parameters, found " + values.length + ".");
        }
        if (resident != null) {
            resident.release();
        }
        System.arraycopy(values, 0, parameters, 0, values.length);
        setAverage(values);
    }

    /** Copies {@code values} into the running mean, where one is kept. */
    public void setAverage(float[] values) {
        loaded = null;
        if (average != null) {
            average.set(values);
        }
    }

    /** The live gradient of the last step, with the terms of regularisation and clipped, in the parameters' order. */
    public float[] gradient() {
        if (resident != null) {
            resident.readGradient();
        }
        return gradient;
    }

    /** Whether the next steps look at the layers, for {@link #layers()}. That allocates and takes a little time. */
    public void watch(boolean on) {
        if (!on && !watching) {
            return;
        }
        watching = on;
        gauge = on && gauge == null ? new LayerGauge(graph) : gauge;
        for (Shard shard : shards) {
            shard.watch(on);
        }
    }

    /** How the layers did in the watched steps since {@link #watch}, the last update included. */
    public List<LayerState> layers() {
        return gauge.read(parameters(), gradient(), shards[0].network(), seen());
    }

    /** The mean of the largest class probability in the watched steps; NaN where there are none. */
    public double confidence() {
        return seen().confidence();
    }

    private ActivationProbe seen() {
        ActivationProbe seen = new ActivationProbe(shards[0].network());
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
        if (resident != null) {
            resident.close();
        }
        placement.close();
    }
}
