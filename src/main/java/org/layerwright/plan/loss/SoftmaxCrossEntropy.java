package org.layerwright.plan.loss;

/**
 * {@code −log p(label)}, averaged over the batch, where {@code p} is the softmax of the network's last sums; natural
 * logarithm, so a guess among ten classes costs 2.303. Labels are class numbers. Where the network ends in a softmax of
 * its own, that one is used and not a second one on top.
 *
 * <p>When to choose it: for one class out of several.
 */
public final class SoftmaxCrossEntropy extends BasicLoss {
    public static final String ID = "softmaxCrossEntropy";

    public SoftmaxCrossEntropy() {
        super(ID, false);
    }

    /** A softmax over one output is always 1, so every class needs its own. */
    @Override
    public boolean suits(int outputs, int classes) {
        return classes > 0 && outputs == classes;
    }
}
