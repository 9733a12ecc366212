package org.layerwright.network.layer;

import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/**
 * The sum of two or more values of one shape, which the result keeps. No weights.
 *
 * <p>When to choose it: for residual connections (He et al. 2016): what a block computes is added to what it was given, so
 * that gradients reach the early layers of deep networks. Where the shapes differ, a 1×1 convolution on the shortcut
 * brings it to the block's.
 */
public final class Add extends MergingLayer {
    public static final String ID = "Add";

    public Add() {
        super(ID, "add");
    }

    @Override
    public int lower(LayerSite site) {
        Shape shape = site.inputShape();
        for (int input : site.inputs()) {
            if (!site.shapeOf(input).equals(shape)) {
                throw site.misfit("add-shapes", shape, site.shapeOf(input), fitting -> fitting.equals(shape));
            }
        }
        return site.op(OpType.ADD, site.inputs(), List.of(), Attributes.NONE, shape);
    }
}
