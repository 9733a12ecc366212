package org.layerwright.engine;

import org.layerwright.network.op.OpType;

/** A loss that looks at each output by itself and takes the mean over the outputs of a sample. */
final class ElementwiseLoss implements LossKernel {
    /** The loss of one output. */
    interface Curve {
        /** @param y the output, or the sum before it; {@code t} its target */
        double value(double y, double t);

        /** The derivative after {@code y}. */
        double slope(double y, double t);
    }

    /** {@code −t·log σ(z) − (1 − t)·log(1 − σ(z)) = max(z, 0) − z·t + log(1 + e^−|z|)}, which no sum overflows. */
    record Logistic() implements Curve {
        @Override
        public double value(double z, double t) {
            return Math.max(z, 0) - z * t + Math.log1p(Math.exp(-Math.abs(z)));
        }

        @Override
        public double slope(double z, double t) {
            return sigmoid(z) - t;
        }
    }

    /** {@code (y − t)²}. */
    record Squared() implements Curve {
        @Override
        public double value(double y, double t) {
            return (y - t) * (y - t);
        }

        @Override
        public double slope(double y, double t) {
            return 2 * (y - t);
        }
    }

    /** {@code |y − t|}. */
    record Absolute() implements Curve {
        @Override
        public double value(double y, double t) {
            return Math.abs(y - t);
        }

        @Override
        public double slope(double y, double t) {
            return Math.signum(y - t);
        }
    }

    /** Huber's: a parabola that goes on straight from an error of {@code delta} on. */
    record Blunted(double delta) implements Curve {
        @Override
        public double value(double y, double t) {
            double error = Math.abs(y - t);
            return error <= delta ? error * error / 2 : delta * (error - delta / 2);
        }

        @Override
        public double slope(double y, double t) {
            return Math.max(-delta, Math.min(delta, y - t));
        }
    }

    private final Curve curve;
    private final boolean logistic;

    ElementwiseLoss(Curve curve) {
        this.curve = curve;
        this.logistic = curve instanceof Logistic;
    }

    @Override
    public void run(float[] rows, float[] targets, int first, int samples, int outputs, double scale, Tally tally) {
        double share = scale / outputs;
        for (int i = 0; i < samples; i++) {
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                double y = rows[i * outputs + k];
                double t = targets[(first + i) * outputs + k];
                sum += curve.value(y, t);
                rows[i * outputs + k] = (float) (share * curve.slope(y, t));
            }
            tally.lossSum += sum / outputs;
        }
    }

    @Override
    public void predict(float[] rows, int samples, int outputs) {
        if (logistic) {
            for (int i = 0; i < samples * outputs; i++) {
                rows[i] = (float) sigmoid(rows[i]);
            }
        }
    }

    @Override
    public boolean givesProbabilities() {
        return logistic;
    }

    @Override
    public OpType contained() {
        return logistic ? OpType.SIGMOID : null;
    }

    @Override
    public float threshold() {
        return logistic ? 0 : 0.5f;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
