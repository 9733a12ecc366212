package org.layerwright.network.layer;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/**
 * Two or more values side by side along the last axis: images {@code (H, W, C₁)}, {@code (H, W, C₂)} … become
 * {@code (H, W, C₁ + C₂ …)}; vectors are joined end to end. No weights.
 *
 * <p>When to choose it: to let later layers see the results of several branches, as Inception (Szegedy et al. 2015) and
 * DenseNet (Huang et al. 2017) do. Unlike {@link Add} it keeps them apart, at the price of more channels.
 */
public final class Concatenate extends MergingLayer {
    public static final String ID = "Concatenate";

    public Concatenate() {
        super(ID, "concat");
    }

    @Override
    public int lower(LayerSite site) {
        Shape first = site.inputShape();
        long last = 0;
        for (int input : site.inputs()) {
            Shape shape = site.shapeOf(input);
            if (!fits(first, shape)) {
                throw site.misfit("concat-shapes", first, shape, other -> fits(first, other));
            }
            last += shape.dim(shape.rank() - 1);
        }
        int joined = (int) Math.min(last, Integer.MAX_VALUE);
        List<Integer> dims = new ArrayList<>(first.dims());
        dims.set(first.rank() - 1, joined);
        return site.op(OpType.CONCAT, site.inputs(), List.of(), Attributes.NONE, new Shape(dims));
    }

    private static boolean fits(Shape first, Shape other) {
        int outer = first.rank() - 1;
        return other.rank() == first.rank()
                && other.dims().subList(0, outer).equals(first.dims().subList(0, outer));
    }
}
