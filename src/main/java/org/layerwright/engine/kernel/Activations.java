package org.layerwright.engine.kernel;

/** The activation functions. Loops are kept without branches, so that they become vector instructions. */
final class Activations {
    /** Turns every positive float into something of at least 1. */
    private static final float HUGE = 1.7e38f;

    private Activations() {}

    /** 1 above zero, 0 elsewhere. */
    private static float step(float value) {
        return Math.min(1f, Math.max(0f, value) * HUGE);
    }

    /** {@code max(0, x)}. */
    record Relu() implements Activation {
        @Override
        public String nativeName() {
            return "relu";
        }

        @Override
        public double[] nativeArguments() {
            return new double[] {0};
        }

        @Override
        public void backward(float[] values, float[] gradient, int count) {
            for (int i = 0; i < count; i++) {
                gradient[i] *= Math.min(1f, values[i] * HUGE);
            }
        }
    }

    /** {@code x} above zero, {@code αx} below. Maas, Hannun and Ng 2013. */
    record LeakyRelu(float alpha) implements Activation {
        @Override
        public boolean needsInput() {
            return alpha < 0;
        }

        @Override
        public void forward(float[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(0f, values[i]) + alpha * Math.min(0f, values[i]);
            }
        }

        @Override
        public void backward(float[] values, float[] gradient, int count) {
            float rest = 1 - alpha;
            for (int i = 0; i < count; i++) {
                gradient[i] *= alpha + rest * step(values[i]);
            }
        }
    }

    /** {@code x} above zero, {@code α(eˣ − 1)} below. Clevert, Unterthiner and Hochreiter 2016. */
    record Elu(float alpha) implements Activation {
        @Override
        public boolean needsInput() {
            return alpha < 0;
        }

        @Override
        public void forward(float[] values, int count) {
            for (int i = 0; i < count; i++) {
                if (values[i] < 0) {
                    values[i] = (float) (alpha * Math.expm1(values[i]));
                }
            }
        }

        @Override
        public void backward(float[] values, float[] gradient, int count) {
            if (alpha < 0) {
                for (int i = 0; i < count; i++) {
                    gradient[i] *= values[i] < 0 ? (float) (alpha * Math.exp(values[i])) : 1;
                }
                return;
            }
            for (int i = 0; i < count; i++) {
                float above = step(values[i]);
                gradient[i] *= above + (1 - above) * (Math.min(0f, values[i]) + alpha);
            }
        }
    }

    /** {@code x·Φ(x)}. Hendrycks and Gimpel 2016. */
    record Gelu() implements Activation {
        @Override
        public boolean needsInput() {
            return true;
        }

        @Override
        public void forward(float[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = (float) (values[i] * Normal.distribution(values[i]));
            }
        }

        @Override
        public void backward(float[] values, float[] gradient, int count) {
            for (int i = 0; i < count; i++) {
                double x = values[i];
                gradient[i] *= (float) (Normal.distribution(x) + x * Normal.density(x));
            }
        }
    }

    /** {@code 1 / (1 + e⁻ˣ)}. */
    record Sigmoid() implements Activation {
        @Override
        public String nativeName() {
            return "sigmoid";
        }

        @Override
        public void backward(float[] values, float[] gradient, int count) {
            for (int i = 0; i < count; i++) {
                gradient[i] *= values[i] * (1 - values[i]);
            }
        }
    }

    /** {@code (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)}. */
    record Tanh() implements Activation {
        @Override
        public String nativeName() {
            return "tanh";
        }

        @Override
        public void backward(float[] values, float[] gradient, int count) {
            for (int i = 0; i < count; i++) {
                gradient[i] *= 1 - values[i] * values[i];
            }
        }
    }

    /** {@code x·sigmoid(x)}. Elfwing, Uchibe and Doya 2018. */
    record Silu() implements Activation {
        @Override
        public boolean needsInput() {
            return true;
        }

        @Override
        public void forward(float[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = (float) (values[i] / (1 + Math.exp(-values[i])));
            }
        }

        @Override
        public void backward(float[] values, float[] gradient, int count) {
            for (int i = 0; i < count; i++) {
                double x = values[i];
                double sigmoid = 1 / (1 + Math.exp(-x));
                gradient[i] *= (float) (sigmoid * (1 + x * (1 - sigmoid)));
            }
        }
    }

    /** {@code ln(1 + eˣ)}, written so that no power overflows; its derivative is {@code sigmoid(x) = 1 − e⁻ʸ}. */
    record Softplus() implements Activation {
        @Override
        public void forward(float[] values, int count) {
            for (int i = 0; i < count; i++) {
                double x = values[i];
                values[i] = (float) (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
            }
        }

        @Override
        public void backward(float[] values, float[] gradient, int count) {
            for (int i = 0; i < count; i++) {
                gradient[i] *= (float) -Math.expm1(-values[i]);
            }
        }
    }
}
