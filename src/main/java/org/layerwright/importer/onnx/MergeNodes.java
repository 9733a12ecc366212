package org.layerwright.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.NetworkDraft;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.Add;
import org.layerwright.network.layer.Concatenate;

/** Values put together, and values with constants. */
final class MergeNodes {
    private MergeNodes() {}

    static Lying add(Site site) throws Refusal {
        if (site.node().inputs().size() == 2) {
            if (site.isConstant(1)) {
                return affine(site, site.value(0), 1, site.constant(1), 1);
            }
            if (site.isConstant(0)) {
                return affine(site, site.value(1), 1, site.constant(0), 1);
            }
        }
        List<Lying> values = new ArrayList<>();
        for (Lying value : site.values()) {
            values.add(value.complete());
        }
        Lying first = values.get(0);
        for (Lying value : values) {
            if (!value.shape().equals(first.shape())
                    || !value.axes().equals(first.axes())
                    || !Arrays.equals(value.order(), first.order())) {
                throw new Refusal(first.shownDims() + " + " + value.shownDims());
            }
        }
        if (values.size() < 2) {
            return first;
        }
        return first.on(site.draft()
                .add(
                        site.name("add"),
                        Add.ID,
                        first.shape(),
                        values.stream().map(Lying::layer).toList()));
    }

    static Lying subtract(Site site) throws Refusal {
        return site.isConstant(0)
                ? affine(site, site.value(1), -1, site.constant(0), 1)
                : affine(site, site.value(0), 1, site.constant(1), -1);
    }

    static Lying multiply(Site site) throws Refusal {
        int number = site.isConstant(0) ? 0 : 1;
        if (!site.isConstant(number)) {
            throw new Refusal(site.value(0).shownDims() + " × " + site.value(1).shownDims());
        }
        Lying value = site.value(1 - number);
        float[] factors = site.perChannel(site.constant(number), value);
        double[] scale = new double[factors.length];
        Arrays.setAll(scale, i -> factors[i]);
        return affine(site, value, scale, null);
    }

    static Lying divide(Site site) throws Refusal {
        Lying value = site.value(0);
        float[] divisors = site.perChannel(site.constant(1), value);
        double[] scale = new double[divisors.length];
        Arrays.setAll(scale, i -> 1.0 / divisors[i]);
        return affine(site, value, scale, null);
    }

    /** {@code sign · x + factor · constant}. */
    private static Lying affine(Site site, Lying value, float sign, OnnxTensor constant, float factor) throws Refusal {
        float[] shift = site.perChannel(constant, value).clone();
        double[] scale = new double[shift.length];
        Arrays.fill(scale, sign);
        for (int i = 0; i < shift.length; i++) {
            shift[i] *= factor;
        }
        return affine(site, value, sign == 1 ? null : scale, shift);
    }

    /** @param scale null for none; so {@code shift} */
    private static Lying affine(Site site, Lying value, double[] scale, float[] shift) {
        boolean nothing = (scale == null || Arrays.stream(scale).allMatch(factor -> factor == 1)) && isZero(shift);
        if (nothing || site.network().preamble().takes(site, value, scale, shift)) {
            return value;
        }
        int channels = scale == null ? shift.length : scale.length;
        float[] factors = new float[channels];
        for (int i = 0; i < channels; i++) {
            factors[i] = scale == null ? 1 : (float) scale[i];
        }
        return value.on(site.draft()
                .add(site.name("scale"), NetworkDraft.AFFINE, value.shape(), value.layer())
                .weight(NetworkDraft.SCALE, factors)
                .weight(NetworkDraft.SHIFT, shift == null ? new float[channels] : shift));
    }

    private static boolean isZero(float[] values) {
        boolean zero = true;
        for (int i = 0; values != null && i < values.length; i++) {
            zero &= values[i] == 0;
        }
        return zero;
    }

    static Lying concat(Site site) throws Refusal {
        List<Lying> values = new ArrayList<>();
        for (Lying value : site.values()) {
            values.add(value.complete());
        }
        Lying first = values.get(0);
        int axis = Folding.axis(site.node().integer("axis", 1), first.axes().length());
        int channels = 0;
        boolean ordered = false;
        for (Lying value : values) {
            List<Integer> dims = value.shape().dims();
            boolean fits = value.axes().equals(first.axes())
                    && dims.size() == first.shape().rank()
                    && dims.subList(0, dims.size() - 1)
                            .equals(first.shape().dims().subList(0, dims.size() - 1));
            if (!fits || axis != value.channelAxis()) {
                throw new Refusal("axis=" + axis + ", " + value.shownDims());
            }
            channels = Math.addExact(channels, dims.get(dims.size() - 1));
            ordered |= value.order() != null;
        }
        if (values.size() < 2) {
            return first;
        }
        List<Integer> dims = new ArrayList<>(first.shape().dims());
        dims.set(dims.size() - 1, channels);
        DraftLayer layer = site.draft()
                .add(
                        site.name("concat"),
                        Concatenate.ID,
                        new Shape(dims),
                        values.stream().map(Lying::layer).toList());
        return new Lying(layer, first.axes(), ordered ? order(values, channels) : null);
    }

    private static int[] order(List<Lying> values, int size) {
        int[] order = new int[size];
        int at = 0;
        for (Lying value : values) {
            int count = value.shape().size();
            for (int i = 0; i < count; i++) {
                order[at + i] = at + (value.order() == null ? i : value.order()[i]);
            }
            at += count;
        }
        return order;
    }
}
