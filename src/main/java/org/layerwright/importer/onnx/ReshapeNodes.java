package org.layerwright.importer.onnx;

import java.util.Arrays;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Flatten;
import org.layerwright.network.layer.Reshape;

/**
 * The same numbers in another shape. What was an image with channels first keeps its numbers in our order, and where each
 * number of the file lies is remembered for whoever reads the vector.
 */
final class ReshapeNodes {
    private ReshapeNodes() {}

    static Lying flatten(Site site) throws Refusal {
        Lying value = site.value(0);
        long axis = site.node().integer("axis", 1);
        if (Folding.axis(axis, value.axes().length() + 1) != 1) {
            throw Site.form("axis", axis);
        }
        return vector(site, value);
    }

    static Lying reshape(Site site) throws Refusal {
        long[] target = site.integers(1, "shape");
        Lying value = site.value(0);
        if (target == null || target.length < 2) {
            throw Site.form("shape", target == null ? new long[0] : target);
        }
        int[] dims = sample(value, target, site.node().integer("allowzero", 0) == 1);
        if (dims.length == 1) {
            return vector(site, value);
        }
        String relabelled = relabel(value, dims);
        if (relabelled != null) {
            return value.lying(relabelled);
        }
        if (dims.length != 3) {
            throw Site.form("shape", target);
        }
        long[] all = {OnnxTensor.BATCH, dims[0], dims[1], dims[2]};
        boolean last = site.network()
                .channels()
                .areLast(site.node().output(), all, site.network().isChannelsLast());
        Shape shape = last ? Shape.of(dims[0], dims[1], dims[2]) : Shape.of(dims[1], dims[2], dims[0]);
        String axes = last ? Lying.LAST : Lying.FIRST;
        if (value.isImage()) {
            boolean ordered = value.complete().axes().equals(Lying.LAST) && last;
            if (!ordered) {
                throw Site.form("shape", target);
            }
        } else if (!value.axes().equals(Lying.VECTOR)) {
            throw Site.form("shape", target);
        } else {
            int[] wanted = order(shape, axes);
            if (!Arrays.equals(wanted, value.order())) {
                Reordering.reorder(site, value, wanted);
            }
        }
        DraftLayer layer = site.draft()
                .add(site.name("reshape"), Reshape.ID, shape, value.layer())
                .with(Reshape.HEIGHT.name(), shape.height())
                .with(Reshape.WIDTH.name(), shape.width())
                .with(Reshape.CHANNELS.name(), shape.channels());
        return new Lying(layer, axes);
    }

    /** The extents of one sample; the first axis is the batch, whatever number stands there. */
    private static int[] sample(Lying value, long[] target, boolean allowZero) throws Refusal {
        long[] from = value.dims();
        int size = value.shape().size();
        int[] dims = new int[target.length - 1];
        int open = -1;
        long known = 1;
        for (int i = 0; i < dims.length; i++) {
            long dim = target[i + 1];
            if (dim == 0 && !allowZero) {
                dim = i + 1 < from.length ? from[i + 1] : 0;
            }
            if (dim == -1 && open < 0) {
                open = i;
                continue;
            }
            if (dim < 1 || dim > size) {
                throw Site.form("shape", target);
            }
            dims[i] = (int) dim;
            known = Math.multiplyExact(known, dim);
        }
        if (open >= 0 && size % known == 0) {
            dims[open] = (int) (size / known);
            known = size;
        }
        if (known != size) {
            throw Site.form("shape", target);
        }
        return dims;
    }

    /** The axes where only some of one number came or went; null where the numbers are cut in another way. */
    private static String relabel(Lying value, int[] dims) {
        long[] from = value.dims();
        StringBuilder axes = new StringBuilder("B");
        int at = 1;
        for (int dim : dims) {
            if (dim == 1) {
                axes.append('1');
                continue;
            }
            while (at < from.length && from[at] == 1) {
                at++;
            }
            if (at == from.length || from[at] != dim) {
                return null;
            }
            axes.append(value.axes().charAt(at++));
        }
        while (at < from.length && from[at] == 1) {
            at++;
        }
        return at == from.length ? axes.toString() : null;
    }

    /** The value with axes of one number taken away; one that has a single axis left is a vector of ours. */
    static Lying relabelled(Site site, Lying value, String axes) {
        return axes.length() == 2 ? vector(site, value) : value.lying(axes);
    }

    private static Lying vector(Site site, Lying value) {
        if (!value.isImage()) {
            return value.lying(Lying.VECTOR);
        }
        Shape flat = Shape.of(value.shape().size());
        DraftLayer layer = site.draft().add("flatten", Flatten.ID, flat, value.layer());
        return new Lying(layer, Lying.VECTOR, order(value.shape(), value.axes()));
    }

    /** Where in ours each number of the file lies; null where both have one order. */
    private static int[] order(Shape shape, String axes) {
        int[] strides = new int[128];
        int[] extents = new int[128];
        extents['H'] = shape.height();
        extents['W'] = shape.width();
        extents['C'] = shape.channels();
        strides['H'] = shape.width() * shape.channels();
        strides['W'] = shape.channels();
        strides['C'] = 1;
        int[] letters = axes.chars().filter(axis -> extents[axis] > 1).toArray();
        int[] order = OnnxTensor.walk(
                Arrays.stream(letters).map(axis -> extents[axis]).toArray(),
                Arrays.stream(letters).map(axis -> strides[axis]).toArray(),
                0);
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return order;
            }
        }
        return null;
    }
}
