package org.layerwright.plan.loss;

/**
 * {@code −t·log σ(z) − (1 − t)·log(1 − σ(z))} for each of the network's last sums, averaged over outputs and batch, taken
 * from the sums so that it cannot overflow. Where the network ends in a sigmoid of its own, that one is used and not a
 * second one on top. One output for two classes, or one output for each class.
 *
 * <p>When to choose it: for yes or no, or where each class is a question of its own.
 */
public final class BinaryCrossEntropy extends BasicLoss {
    public static final String ID = "binaryCrossEntropy";

    public BinaryCrossEntropy() {
        super(ID, false);
    }
}
