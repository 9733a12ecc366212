package org.layerwright.plan.loss;

import org.layerwright.network.param.Parameterized;

/**
 * A kind of loss. The engine has a kernel for each {@link #id()}; to add one, write the class, put a line in
 * {@link LossTypes} and give the engine its kernel.
 *
 * <p>Losses are means over the batch, and over the outputs of a sample where each output counts by itself.
 */
public interface LossType extends Parameterized {
    /** Whether it takes numbers as targets, and not classes alone. */
    boolean takesNumbers();

    /**
     * Whether a network with so many outputs can learn so many classes by it. One output is enough for two classes: it
     * is then the second one's target that it learns.
     */
    default boolean suits(int outputs, int classes) {
        return classes > 1 && (outputs == classes || (outputs == 1 && classes == 2));
    }
}
