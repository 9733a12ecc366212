package org.layerwright.engine;

import org.layerwright.engine.device.KernelRanges;
import org.layerwright.engine.device.StepNumbers;
import org.layerwright.engine.kernel.Vectors;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.optimizer.UpdateRule;
import org.layerwright.plan.optimizer.WeightDecay;

/** Parameters on the heap: the processor's, and those of a device with an optimizer that it does not know. */
final class HeapParameters implements TrainedParameters {
    /** Below this many parameters a second thread costs more than it saves. */
    private static final int PARAMETERS_WORTH_SHARING = 500_000;

    private final ShardedNetwork network;
    private final float[] parameters;
    private final float[] gradient;
    private final KernelRanges kernels;
    private final GradientShaper shaper;
    private final double weightDecay;
    private final WeightConstraint constraint;
    private final WeightAverage average;
    private final GradientSum sum;
    private final boolean measures;
    private final ShardThreads.Task share = this::updateShare;

    private double lossSum;
    private int correct;
    private UpdateRule rule;
    private float[][] state;
    private double learningRate;
    private long step;
    private float[] marked;
    private float[] markedMean;

    HeapParameters(ShardedNetwork network, OpGraph graph, Regularization plan) {
        this.network = network;
        this.parameters = new float[graph.parameterCount()];
        this.gradient = new float[parameters.length];
        this.kernels = KernelRanges.of(graph);
        this.shaper = new GradientShaper(kernels, plan);
        this.weightDecay = plan.get(Regularization.WEIGHT_DECAY);
        this.constraint = new WeightConstraint(kernels, plan.get(Regularization.MAX_NORM));
        double emaDecay = plan.get(Regularization.EMA_DECAY);
        this.average = emaDecay > 0 ? new WeightAverage(emaDecay, parameters.length) : null;
        this.sum = new GradientSum(parameters.length);
        this.measures = graph.weights().stream().anyMatch(weight -> !weight.isTrained());
    }

    @Override
    public void useForTraining() {
        network.load(parameters);
    }

    @Override
    public void useForEvaluation() {
        network.load(evaluated());
    }

    @Override
    public float[] told(boolean training) {
        return training ? parameters : evaluated();
    }

    @Override
    public void passed() {
        network.readGradient(gradient);
        lossSum = network.lossSum();
        correct = network.correct();
    }

    @Override
    public void addPart(int samples, int whole) {
        sum.add(gradient, (double) samples / whole, lossSum, correct);
        if (Double.isFinite(lossSum)) {
            settle();
        }
    }

    @Override
    public void sumParts() {
        sum.moveTo(gradient);
        lossSum = sum.lossSum();
        correct = sum.correct();
    }

    @Override
    public StepNumbers finish(double lossFactor) {
        if (lossFactor != 1) {
            Vectors.scale((float) (1 / lossFactor), gradient, 0, gradient.length);
        }
        double penalty = shaper.shape(parameters, gradient);
        // A maximum with zero swallows a NaN, so a broken weight need not show in the loss.
        penalty += Vectors.zeroIfFinite(parameters);
        return new StepNumbers(lossSum, correct, shaper.norm(), penalty);
    }

    @Override
    public void settle() {
        if (measures) {
            network.settle(parameters);
            network.changed();
        }
    }

    @Override
    public void apply(UpdateRule newRule, float[][] newState, double newLearningRate, long newStep) {
        rule = newRule;
        state = newState;
        learningRate = newLearningRate;
        step = newStep;
        network.changed();
        if (parameters.length < PARAMETERS_WORTH_SHARING) {
            update(0, parameters.length);
        } else {
            network.each(share);
        }
        constraint.apply(parameters);
        if (average != null) {
            average.update(parameters, step);
        }
    }

    private void updateShare(int shard) {
        update(network.part(parameters.length, shard), network.part(parameters.length, shard + 1));
    }

    private void update(int from, int to) {
        for (int i = 0; weightDecay > 0 && i < kernels.count(); i++) {
            int first = Math.max(from, kernels.from()[i]);
            WeightDecay.shrink(parameters, first, Math.min(to, kernels.to()[i]), learningRate, weightDecay);
        }
        rule.update(parameters, gradient, state, from, to, learningRate, step);
    }

    @Override
    public void mark() {
        marked = parameters.clone();
        markedMean = evaluated().clone();
    }

    @Override
    public void goBack() {
        set(marked);
        setAverage(markedMean);
    }

    @Override
    public float[] parameters() {
        return parameters;
    }

    @Override
    public float[] gradient() {
        return gradient;
    }

    @Override
    public float[] evaluated() {
        return average == null ? parameters : average.mean();
    }

    @Override
    public boolean keepsAverage() {
        return average != null;
    }

    @Override
    public void readState() {
        // The vectors that came with the update are the only ones.
    }

    @Override
    public void set(float[] values) {
        System.arraycopy(values, 0, parameters, 0, values.length);
        setAverage(values);
    }

    @Override
    public void setAverage(float[] values) {
        network.changed();
        if (average != null) {
            average.set(values);
        }
    }

    @Override
    public void close() {
        // Nothing but the heap's.
    }
}
