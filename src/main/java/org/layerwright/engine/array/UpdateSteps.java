package org.layerwright.engine.array;

import org.layerwright.plan.optimizer.AdaDelta;
import org.layerwright.plan.optimizer.AdaGrad;
import org.layerwright.plan.optimizer.Adam;
import org.layerwright.plan.optimizer.AmsGrad;
import org.layerwright.plan.optimizer.Lion;
import org.layerwright.plan.optimizer.Momentum;
import org.layerwright.plan.optimizer.Nadam;
import org.layerwright.plan.optimizer.Nesterov;
import org.layerwright.plan.optimizer.RmsProp;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;

/** A rule of the optimizer as ND4J's operators over whole vectors, in the order of operations of the heap's rule. */
final class UpdateSteps {
    /** How many of the {@link Scalars} a rule takes at most. */
    static final int MOST_SCALARS = 8;

    private final UpdateFormula formula;
    private final VectorProgram program;
    private final Scalars scalars;
    private final INDArray weights;
    private final INDArray gradient;
    private final INDArray part;
    private final Scalars.Scalar rate;
    /** Of Nadam: the rate of the mean, beside that of the gradient. */
    private final Scalars.Scalar meanRate;
    /** Of Adam and its kind: the second bias correction. */
    private final Scalars.Scalar correction;

    /** Adds the steps to a program. */
    UpdateSteps(
            VectorProgram program,
            Scalars scalars,
            UpdateFormula formula,
            INDArray weights,
            INDArray gradient,
            INDArray[] state) {
        this.program = program;
        this.scalars = scalars;
        this.formula = formula;
        this.weights = weights;
        this.gradient = gradient;
        part = program.vector(weights.length());
        rate = scalars.add();
        meanRate = scalars.add();
        correction = scalars.add();
        switch (formula.kind()) {
            case Momentum.ID -> momentum(state[0], false);
            case Nesterov.ID -> momentum(state[0], true);
            case AdaGrad.ID -> adaGrad(state[0]);
            case AdaDelta.ID -> adaDelta(state[0], state[1]);
            case RmsProp.ID -> rmsProp(state[0]);
            case Adam.ID, AmsGrad.ID, Nadam.ID -> adam(state);
            case Lion.ID -> lion(state[0]);
            default -> {
                program.add("multiply", gradient, rate.array(), part);
                program.add("subtract", weights, part, weights);
            }
        }
    }

    private void momentum(INDArray velocity, boolean ahead) {
        INDArray share = scalars.constant(formula.first());
        program.add("multiply", velocity, share, velocity);
        program.add("add", velocity, gradient, velocity);
        if (ahead) {
            program.add("multiply", velocity, share, part);
            program.add("add", part, gradient, part);
            program.add("multiply", part, rate.array(), part);
        } else {
            program.add("multiply", velocity, rate.array(), part);
        }
        program.add("subtract", weights, part, weights);
    }

    private void adaGrad(INDArray sum) {
        program.add("multiply", gradient, gradient, part);
        program.add("add", sum, part, sum);
        divideByRoot(sum);
    }

    private void rmsProp(INDArray square) {
        follow(square, gradient, formula.second(), true);
        divideByRoot(square);
    }

    /** {@code w ← w − η·g / (√s + ε)}. */
    private void divideByRoot(INDArray square) {
        program.each(Sqrt::new, square, part);
        program.add("add", part, scalars.constant(formula.epsilon()), part);
        INDArray step = program.vector(weights.length());
        program.add("multiply", gradient, rate.array(), step);
        program.add("divide", step, part, step);
        program.add("subtract", weights, step, weights);
    }

    private void adaDelta(INDArray squares, INDArray changes) {
        INDArray epsilon = scalars.constant(formula.epsilon());
        INDArray change = program.vector(weights.length());
        follow(squares, gradient, formula.second(), true);
        program.add("add", squares, epsilon, part);
        program.each(Sqrt::new, part, part);
        program.add("add", changes, epsilon, change);
        program.each(Sqrt::new, change, change);
        program.add("divide", change, part, change);
        program.add("multiply", change, gradient, change);
        follow(changes, change, formula.second(), true);
        program.add("multiply", change, rate.array(), change);
        program.add("subtract", weights, change, weights);
    }

    /** Adam, and those that differ from it in what they divide or divide by. */
    private void adam(INDArray[] state) {
        INDArray mean = state[0];
        follow(mean, gradient, formula.first(), false);
        INDArray square = state[1];
        follow(square, gradient, formula.second(), true);
        if (formula.kind().equals(AmsGrad.ID)) {
            program.add("maximum", state[2], square, state[2]);
            square = state[2];
        }
        INDArray step = program.vector(weights.length());
        if (formula.kind().equals(Nadam.ID)) {
            program.add("multiply", gradient, rate.array(), step);
            program.add("multiply", mean, meanRate.array(), part);
            program.add("add", step, part, step);
        } else {
            program.add("multiply", mean, rate.array(), step);
        }
        program.each(Sqrt::new, square, part);
        program.add("multiply", part, correction.array(), part);
        program.add("add", part, scalars.constant(formula.epsilon()), part);
        program.add("divide", step, part, step);
        program.add("subtract", weights, step, weights);
    }

    private void lion(INDArray mean) {
        INDArray step = program.vector(weights.length());
        program.add("multiply", mean, scalars.constant(formula.first()), step);
        program.add("multiply", gradient, scalars.constant(1 - formula.first()), part);
        program.add("add", step, part, step);
        program.each(Sign::new, step, step);
        program.add("multiply", step, rate.array(), step);
        program.add("subtract", weights, step, weights);
        follow(mean, gradient, formula.second(), false);
    }

    /** A running mean of values, or of their squares. */
    private void follow(INDArray mean, INDArray values, double share, boolean squared) {
        program.add("multiply", mean, scalars.constant(share), mean);
        program.add("multiply", values, scalars.constant(1 - share), part);
        if (squared) {
            program.add("multiply", part, values, part);
        }
        program.add("add", mean, part, mean);
    }

    /** Sets what depends on the step, before the scalars are uploaded. */
    void set(double learningRate, long step) {
        double now = learningRate;
        switch (formula.kind()) {
            case Adam.ID, AmsGrad.ID -> now = learningRate / (1 - Math.pow(formula.first(), step));
            case Nadam.ID -> {
                Nadam.Rates rates = Nadam.rates(formula.first(), formula.momentumDecay(), learningRate, step);
                now = rates.gradient();
                meanRate.set(rates.mean());
            }
            default -> {
                // The rate as it is.
            }
        }
        rate.set(now);
        correction.set(1 / Math.sqrt(1 - Math.pow(formula.second(), step)));
    }
}
