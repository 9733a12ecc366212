package org.layerwright.engine;

/**
 * The factor of the loss in mixed precision. Derivatives below about 6e-8 are zero in 16 bits, so the loss is multiplied
 * with as much as the derivatives bear, and the gradient divided by it. Where the gradient is not finite the factor was too
 * large: the step is left out and the factor halved; after many good steps it is doubled. Micikevicius et al. 2018, section
 * 3.2; the numbers are those of PyTorch's {@code GradScaler}.
 */
public final class LossScale {
    /** The first factor. */
    public static final double FIRST = 65_536;

    static final int GOOD_STEPS = 2000;
    private static final double SMALLEST = 1;
    private static final double LARGEST = 1L << 32;
    private static final double STEP = 2;

    private double factor = FIRST;
    private int good;

    /** What the loss is multiplied with now. */
    public double factor() {
        return factor;
    }

    /** How many steps in a row were good since the factor changed; with {@link #factor} its whole state. */
    public int goodSteps() {
        return good;
    }

    /** Goes back to where a checkpoint was taken. */
    public void restore(double savedFactor, int savedGood) {
        if (!(savedFactor >= SMALLEST && savedFactor <= LARGEST) || savedGood < 0 || savedGood >= GOOD_STEPS) {
            throw new EngineException("A factor of the loss is between 1 and 2^32 with fewer than " + GOOD_STEPS
                    + " good steps, found " + savedFactor + " and " + savedGood + ".");
        }
        factor = savedFactor;
        good = savedGood;
    }

    /**
     * Learns how a step went.
     *
     * @param finite whether all of its gradient was
     * @return whether the step is to be left out; a gradient that is not finite at the smallest factor is no matter of
     *     scaling any more, and is to be told
     */
    public boolean skips(boolean finite) {
        if (finite) {
            good++;
            if (good == GOOD_STEPS) {
                factor = Math.min(LARGEST, factor * STEP);
                good = 0;
            }
            return false;
        }
        good = 0;
        boolean canShrink = factor > SMALLEST;
        factor = Math.max(SMALLEST, factor / STEP);
        return canShrink;
    }
}
