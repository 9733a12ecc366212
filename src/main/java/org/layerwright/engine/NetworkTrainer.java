package org.layerwright.engine;

import org.layerwright.engine.kernel.Kernels;
import org.layerwright.engine.kernel.NativeThreads;
import org.layerwright.engine.kernel.NativeVector;
import org.layerwright.engine.kernel.ShardMeeting;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.WeightSpec;
import org.layerwright.plan.loss.SoftmaxCrossEntropy;
import org.layerwright.plan.optimizer.UpdateRule;

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
        PROBABILITIES,
        OUTPUTS,
        UPDATE
    }

    /** Below this many parameters a second thread costs more than it saves. */
    private static final int PARAMETERS_WORTH_SHARING = 500_000;

    private final TrainerOptions options;
    private final float[] parameters;
    private final float[] gradient;
    private final int[] decayFrom;
    private final int[] decayTo;
    private final NativeVector nativeParameters;
    private final Shard[] shards;
    private final ShardThreads threads;
    private final boolean measures;
    private boolean parametersMoved = true;

    private Task task;
    private float[] inputs;
    private int[] labels;
    private float[] results;
    private int samples;
    private long step;
    private UpdateRule rule;
    private float[][] state;
    private double learningRate;

    /** @throws EngineException where the network cannot be computed on the device */
    public NetworkTrainer(OpGraph graph, TrainerOptions options) {
        this.options = options;
        this.parameters = new float[graph.parameterCount()];
        this.gradient = new float[parameters.length];
        this.nativeParameters = new NativeVector(parameters.length);
        int decayed = (int) graph.weights().stream().filter(WeightSpec::decays).count();
        this.decayFrom = new int[decayed];
        this.decayTo = new int[decayed];
        findDecayed(graph);
        this.measures = graph.weights().stream().anyMatch(weight -> !weight.isTrained());
        LossKernel loss = LossKernel.of(options.loss());
        int capacity = Capacity.of(graph, options.maxBatch(), options.threads());
        ShardMeeting meeting = new ShardMeeting(options.threads());
        this.shards = new Shard[options.threads()];
        for (int i = 0; i < shards.length; i++) {
            CompiledNetwork network =
                    new CompiledNetwork(graph, Kernels.cpu(), capacity, nativeParameters, options.seed(), meeting, i);
            shards[i] = new Shard(network, loss, parameters.length);
        }
        NativeThreads.useOnePerCall();
        this.threads = new ShardThreads(shards.length, meeting, this::runShard);
    }

    /** A trainer on one thread for {@link #outputs}. */
    static NetworkTrainer forOutputs(OpGraph graph, int batch) {
        return new NetworkTrainer(graph, new TrainerOptions(Device.CPU, SoftmaxCrossEntropy.ID, batch, 1, 0, 1));
    }

    private void findDecayed(OpGraph graph) {
        int found = 0;
        int offset = 0;
        for (WeightSpec weight : graph.weights()) {
            int end = offset + Math.toIntExact(weight.size());
            if (weight.decays()) {
                decayFrom[found] = offset;
                decayTo[found++] = end;
            }
            offset = end;
        }
    }

    /**
     * Runs forward and backward over a batch; the gradient then stands in {@link #gradient()}. Running statistics among
     * the parameters move too, unless the loss is not a number.
     *
     * @param count how many samples of the arrays to use
     * @param newStep which update this will be, from 1; decides the dropout masks
     */
    public StepResult step(float[] newInputs, int[] newLabels, int count, long newStep) {
        step = newStep;
        start(Task.TRAIN, newInputs, newLabels, null, count);
        System.arraycopy(shards[0].gradient(), 0, gradient, 0, gradient.length);
        double lossSum = shards[0].lossSum();
        int correct = shards[0].correct();
        for (int i = 1; i < shards.length; i++) {
            Vectors.add(shards[i].gradient(), gradient, gradient.length);
            lossSum += shards[i].lossSum();
            correct += shards[i].correct();
        }
        double penalty = addDecay();
        // A maximum with zero swallows a NaN, so a broken weight need not show in the loss.
        penalty += Vectors.zeroIfFinite(parameters);
        double norm = Math.sqrt(Vectors.sumOfSquares(gradient, 0, gradient.length));
        StepResult result = new StepResult(lossSum / count + penalty, correct, count, norm);
        if (measures && result.isFinite()) {
            shards[0].settle(parameters);
            parametersMoved = true;
        }
        return result;
    }

    /** Adds the derivative of {@code l2 · Σ w²} and answers that term. */
    private double addDecay() {
        if (options.l2() == 0) {
            return 0;
        }
        double squares = 0;
        for (int i = 0; i < decayFrom.length; i++) {
            squares += Vectors.sumOfSquares(parameters, decayFrom[i], decayTo[i]);
            Vectors.addScaled((float) (2 * options.l2()), parameters, gradient, decayFrom[i], decayTo[i]);
        }
        return options.l2() * squares;
    }

    /**
     * Moves the parameters by the gradient of the last step.
     *
     * @param newState the optimizer's vectors, each as long as the parameters; changed in place
     */
    public void apply(UpdateRule newRule, float[][] newState, double newLearningRate, long newStep) {
        rule = newRule;
        state = newState;
        learningRate = newLearningRate;
        step = newStep;
        parametersMoved = true;
        if (parameters.length < PARAMETERS_WORTH_SHARING) {
            rule.update(parameters, gradient, state, 0, parameters.length, learningRate, step);
            return;
        }
        task = Task.UPDATE;
        threads.run();
    }

    /** Loss and hits over a batch, with dropout off. */
    public Evaluation evaluate(float[] newInputs, int[] newLabels, int count) {
        start(Task.EVALUATE, newInputs, newLabels, null, count);
        double lossSum = 0;
        int correct = 0;
        for (Shard shard : shards) {
            lossSum += shard.lossSum();
            correct += shard.correct();
        }
        return new Evaluation(lossSum, correct, count);
    }

    /** Class probabilities of a batch, with dropout off, into {@code probabilities[sample · classes + class]}. */
    public void infer(float[] newInputs, int count, float[] newProbabilities) {
        start(Task.PROBABILITIES, newInputs, null, newProbabilities, count);
    }

    /** What the network computes, before a last softmax, for a look at its operators. */
    void outputs(float[] newInputs, int count, float[] newResults) {
        start(Task.OUTPUTS, newInputs, null, newResults, count);
    }

    private void start(Task newTask, float[] newInputs, int[] newLabels, float[] newResults, int count) {
        if (parametersMoved) {
            nativeParameters.write(parameters);
            parametersMoved = false;
        }
        task = newTask;
        inputs = newInputs;
        labels = newLabels;
        results = newResults;
        samples = count;
        threads.run();
    }

    private void runShard(int index) {
        int from = part(samples, index);
        int to = part(samples, index + 1);
        switch (task) {
            case TRAIN -> shards[index].train(parameters, inputs, labels, from, to, samples, step);
            case EVALUATE -> shards[index].evaluate(parameters, inputs, labels, from, to);
            case PROBABILITIES -> shards[index].infer(parameters, inputs, results, true, from, to);
            case OUTPUTS -> shards[index].infer(parameters, inputs, results, false, from, to);
            case UPDATE ->
                rule.update(
                        parameters,
                        gradient,
                        state,
                        part(parameters.length, index),
                        part(parameters.length, index + 1),
                        learningRate,
                        step);
        }
    }

    /** Where the part of a shard begins. */
    private int part(int count, int index) {
        return (int) ((long) count * index / shards.length);
    }

    /** The live parameter vector in the order of {@link OpGraph#weights()}; do not change it in place. */
    public float[] parameters() {
        return parameters;
    }

    /** Copies {@code values} into the parameter vector. */
    public void setParameters(float[] values) {
        if (values.length != parameters.length) {
            throw new EngineException(
                    "The network has " + parameters.length + " parameters, found " + values.length + ".");
        }
        System.arraycopy(values, 0, parameters, 0, values.length);
        parametersMoved = true;
    }

    /** The live gradient of the last step, L2 included, in the order of the parameters. */
    public float[] gradient() {
        return gradient;
    }

    /** Ends the threads and frees the native memory. */
    @Override
    public void close() {
        threads.close();
        for (Shard shard : shards) {
            shard.close();
        }
        nativeParameters.close();
    }
}
