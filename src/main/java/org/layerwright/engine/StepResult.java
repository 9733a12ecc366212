package org.layerwright.engine;

/**
 * What one training step found before its update.
 *
 * @param loss the mean loss over the batch, with the terms of regularisation; NaN also where a parameter is not a number
 * @param correct how many samples were classified rightly; 0 where there are numbers to predict
 * @param samples how many samples the batch had
 * @param gradientNorm the Euclidean norm of the whole gradient, with the terms of regularisation, before it was clipped
 * @param skipped whether the gradient was too large for 16 bits, so that no update must follow; see {@link LossScale}
 */
public record StepResult(double loss, int correct, int samples, double gradientNorm, boolean skipped) {
    public StepResult(double loss, int correct, int samples, double gradientNorm) {
        this(loss, correct, samples, gradientNorm, false);
    }

    /** Whether loss and gradient are numbers; training must not go on where they are not. */
    public boolean isFinite() {
        return Double.isFinite(loss) && Double.isFinite(gradientNorm);
    }
}
