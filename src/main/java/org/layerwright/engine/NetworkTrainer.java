package org.layerwright.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.layerwright.data.Batch;
import org.layerwright.engine.device.DeviceUpdate;
import org.layerwright.engine.device.KernelRanges;
import org.layerwright.engine.device.Placement;
import org.layerwright.engine.device.StepNumbers;
import org.layerwright.engine.device.UpdatePlan;
import org.layerwright.event.WorkerEvent.LayerState;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.UpdateRule;

/**
 * Trains and evaluates one network: a {@link ShardedNetwork} for the passes and {@link TrainedParameters} for what follows
 * them. Not thread-safe; all calls come from one thread. Nothing is allocated per step once each batch size was seen.
 *
 * <p>Inputs are samples one after the other, each in the network's input shape, channels last. Labels are class numbers.
 */
public final class NetworkTrainer implements AutoCloseable {
    private final OpGraph graph;
    private final Setting loss;
    private final Regularization regularization;
    private final Targets targets;
    private final Placement placement;
    private final ShardedNetwork network;
    private final LayerWatch watch;
    /** Null where everything has 32 bits. */
    private final LossScale lossScale;

    private TrainedParameters parameters;
    private boolean resident;
    /** Of the parts of a large batch so far. */
    private int accumulated;

    /** @throws EngineException where the network cannot be computed on the device */
    public NetworkTrainer(OpGraph source, TrainerOptions options) {
        this(source, options, (graph, given) -> given.device().place(graph, given));
    }

    /** @param placing finds a place for the network up to the sums that the loss reads; tests watch theirs */
    NetworkTrainer(OpGraph source, TrainerOptions options, BiFunction<OpGraph, TrainerOptions, Placement> placing) {
        LossKernel kernel = LossKernel.of(options.loss());
        this.loss = options.loss();
        this.regularization = options.regularization();
        this.graph = kernel.head(source);
        this.targets = new Targets(
                options.maxBatch(),
                graph.outputShape().size(),
                regularization.get(Regularization.LABEL_SMOOTHING),
                loss.type());
        this.lossScale = options.device().precision() == Precision.MIXED ? new LossScale() : null;
        this.placement = placing.apply(graph, options);
        this.network = new ShardedNetwork(placement, kernel, targets, graph.parameterCount());
        this.watch = new LayerWatch(graph, network);
        this.parameters = new HeapParameters(network, graph, regularization);
    }

    /**
     * Lets the device regularise and move its weights itself where it can: where the optimizer is one that it knows.
     * {@link #apply} then does not use its rule.
     */
    public void updateThere(Setting optimizer) {
        if (!resident) {
            UpdatePlan plan = new UpdatePlan(optimizer, regularization, KernelRanges.of(graph));
            placement.update(plan).ifPresent(this::stayThere);
        }
    }

    private void stayThere(DeviceUpdate update) {
        boolean measures = graph.weights().stream().anyMatch(weight -> !weight.isTrained());
        parameters = new ResidentParameters(network, update, parameters, measures);
        network.stayThere(loss);
        resident = true;
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
     * @param step which update this will be, from 1; decides the dropout masks
     */
    public StepResult step(float[] inputs, int[] labels, int count, long step) {
        targets.set(labels, count, true);
        return train(inputs, count, step);
    }

    /** The same for numbers to predict, a row for each sample. */
    public StepResult step(float[] inputs, float[] numbers, int count, long step) {
        targets.set(numbers, count);
        return train(inputs, count, step);
    }

    /** The same for a batch as it comes from its stream, with classes, mixed classes or numbers. */
    public StepResult step(Batch batch, long step) {
        targets.set(batch, true);
        return train(batch.inputs(), batch.size(), step);
    }

    /**
     * Tells which batch comes after the one of the next step, so that a device with a memory of its own can copy it
     * meanwhile. The batch must stay as it is until its own step has ended. Null where that is not known yet.
     */
    public void expect(Batch batch) {
        if (batch != null) {
            network.expect(batch);
        }
    }

    private StepResult train(float[] inputs, int count, long step) {
        pass(inputs, count, step);
        StepResult result = finish(count);
        if (result.isFinite()) {
            parameters.settle();
        }
        return result;
    }

    private void pass(float[] inputs, int count, long step) {
        parameters.useForTraining();
        network.train(parameters.told(true), inputs, count, step, lossFactor());
        parameters.passed();
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
        pass(batch.inputs(), batch.size(), pass);
        parameters.addPart(batch.size(), whole);
        accumulated += batch.size();
    }

    /** Ends a large batch: its gradient then stands in {@link #gradient()}. */
    public StepResult accumulated() {
        parameters.sumParts();
        int count = accumulated;
        accumulated = 0;
        return finish(count);
    }

    /** In mixed precision a gradient that is not finite costs a step, not the run. */
    private StepResult finish(int count) {
        StepNumbers numbers = parameters.finish(lossFactor());
        double mean = numbers.lossSum() / count;
        int correct = targets.areClasses() ? numbers.correct() : 0;
        boolean finite = Double.isFinite(numbers.gradientNorm());
        if (lossScale != null && Double.isFinite(mean) && lossScale.skips(finite)) {
            return new StepResult(mean, correct, count, 0, true);
        }
        return new StepResult(mean + numbers.penalty(), correct, count, numbers.gradientNorm());
    }

    /**
     * Moves the parameters by the gradient of the last step: kernels shrink by the weight decay, the rule moves all,
     * max-norm limits the kernels, and the running mean follows.
     *
     * @param state the optimizer's vectors, each as long as the parameters; changed in place
     */
    public void apply(UpdateRule rule, float[][] state, double learningRate, long step) {
        watch.before(parameters);
        parameters.apply(rule, state, learningRate, step);
    }

    /** Keeps the parameters as they are, for {@link #goBack}. */
    public void mark() {
        parameters.mark();
    }

    /** The parameters are again as they were at {@link #mark}; no update may lie between. */
    public void goBack() {
        accumulated = 0;
        parameters.goBack();
    }

    /** Loss and hits over a batch, with dropout off. */
    public Evaluation evaluate(float[] inputs, int[] labels, int count) {
        targets.set(labels, count, false);
        return evaluate(inputs, count, null);
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

    private Evaluation evaluate(float[] inputs, int count, float[] predictions) {
        parameters.useForEvaluation();
        network.evaluate(parameters.told(false), inputs, count, predictions);
        return new Evaluation(network.lossSum(), targets.areClasses() ? network.correct() : 0, count);
    }

    /**
     * What the network says of a batch, with dropout off, into {@code predictions[sample · outputs + output]}:
     * probabilities where the loss takes them, otherwise the network's numbers. A single output is the probability of
     * the second of two classes.
     */
    public void infer(float[] inputs, int count, float[] predictions) {
        parameters.useForEvaluation();
        network.infer(parameters.told(false), inputs, count, predictions, true);
    }

    /** What the network computes, before the operator that the loss contains, for a look at its operators. */
    void outputs(float[] inputs, int count, float[] results) {
        parameters.useForEvaluation();
        network.infer(parameters.told(false), inputs, count, results, false);
    }

    private double lossFactor() {
        return lossScale == null ? 1 : lossScale.factor();
    }

    /** The state of the loss's factor, which a checkpoint keeps; empty where everything has 32 bits. */
    public Optional<LossScale> lossScale() {
        return Optional.ofNullable(lossScale);
    }

    /** The live parameter vector in the order of {@link OpGraph#weights()}; do not change it in place. */
    public float[] parameters() {
        return parameters.parameters();
    }

    /** What is evaluated and saved as the result: the running mean where one is kept, the parameters otherwise. */
    public float[] weights() {
        return parameters.evaluated();
    }

    /** Brings the vectors that {@link #apply} was given up to date: a device may have its own. */
    public void readState() {
        parameters.readState();
    }

    public boolean keepsAverage() {
        return parameters.keepsAverage();
    }

    /** Copies {@code values} into the parameter vector, and into the running mean. */
    public void setParameters(float[] values) {
        if (values.length != graph.parameterCount()) {
            throw new EngineException(
                    "The network has " + graph.parameterCount() + " parameters, found " + values.length + ".");
        }
        parameters.set(values);
    }

    /** Copies {@code values} into the running mean, where one is kept. */
    public void setAverage(float[] values) {
        parameters.setAverage(values);
    }

    /** The live gradient of the last step, with the terms of regularisation and clipped, in the parameters' order. */
    public float[] gradient() {
        return parameters.gradient();
    }

    /** Whether the next steps look at the layers, for {@link #layers()}. */
    public void watch(boolean on) {
        watch.turn(on);
    }

    /** How the layers did in the watched steps since {@link #watch}, the last update included. */
    public List<LayerState> layers() {
        return watch.layers(parameters);
    }

    /** The mean of the largest class probability in the watched steps; NaN where there are none. */
    public double confidence() {
        return watch.confidence();
    }

    /** Ends the threads and frees the native memory. */
    @Override
    public void close() {
        network.close();
        parameters.close();
        placement.close();
    }
}
