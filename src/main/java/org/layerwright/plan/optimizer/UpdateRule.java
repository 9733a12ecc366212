package org.layerwright.plan.optimizer;

/**
 * One step of an optimizer over a part of the flat parameter vector. Rules work on plain arrays value by value, so
 * parts may be updated by several threads and give the same bits as one.
 */
@FunctionalInterface
public interface UpdateRule {
    /**
     * Moves {@code weights[from … to)} against the gradient.
     *
     * @param weights the parameters, changed in place
     * @param gradients the loss's derivative by each of them
     * @param state the optimizer's vectors, changed in place
     * @param learningRate of this step, after the schedule
     * @param step which update this is, from 1
     */
    void update(float[] weights, float[] gradients, float[][] state, int from, int to, double learningRate, long step);
}
