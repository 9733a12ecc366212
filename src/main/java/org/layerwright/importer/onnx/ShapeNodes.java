package org.layerwright.importer.onnx;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.importer.draft.Padding;
import org.layerwright.network.layer.ZeroPadding2D;

/** Axes turned, added and taken away; zeros around images. */
final class ShapeNodes {
    private ShapeNodes() {}

    static Lying transpose(Site site) throws Refusal {
        Lying value = site.value(0);
        long[] perm = site.node().integers("perm");
        int rank = value.axes().length();
        StringBuilder turned = new StringBuilder();
        Set<Long> seen = new TreeSet<>();
        for (long axis : perm) {
            if (axis < 0 || axis >= rank || !seen.add(axis)) {
                throw Site.form("perm", perm);
            }
            turned.append(value.axes().charAt((int) axis));
        }
        if (perm.length != rank || turned.charAt(0) != 'B') {
            throw Site.form("perm", perm);
        }
        return value.lying(turned.toString());
    }

    static Lying squeeze(Site site) throws Refusal {
        Lying value = site.value(0);
        long[] axes = site.integers(1, "axes");
        long[] dims = value.dims();
        StringBuilder left = new StringBuilder();
        Set<Integer> gone = new TreeSet<>();
        for (long axis : axes == null ? new long[0] : axes) {
            gone.add(Folding.axis(axis, dims.length));
        }
        for (int i = 0; i < dims.length; i++) {
            boolean goes = axes == null ? dims[i] == 1 : gone.contains(i);
            if (goes && dims[i] != 1) {
                throw Site.form("axes", axes);
            }
            if (!goes) {
                left.append(value.axes().charAt(i));
            }
        }
        return ReshapeNodes.relabelled(site, value, left.toString());
    }

    static Lying unsqueeze(Site site) throws Refusal {
        Lying value = site.value(0);
        long[] axes = site.integers(1, "axes");
        if (axes == null) {
            throw new Refusal("axes");
        }
        int rank = value.axes().length() + axes.length;
        Set<Integer> fresh = new TreeSet<>();
        for (long axis : axes) {
            fresh.add(Folding.axis(axis, rank));
        }
        StringBuilder more = new StringBuilder();
        int from = 0;
        for (int i = 0; i < rank; i++) {
            more.append(fresh.contains(i) ? '1' : value.axes().charAt(from++));
        }
        if (more.charAt(0) != 'B' || rank > 8) {
            throw Site.form("axes", axes);
        }
        return value.lying(more.toString());
    }

    static Lying pad(Site site) throws Refusal {
        OnnxNode node = site.node();
        Lying value = site.value(0).complete();
        OnnxTensor fill = site.optional(2);
        double number = fill == null || fill.size() == 0 ? node.real("value", 0) : fill.number(0);
        if (!node.text("mode", "constant").equals("constant") || number != 0) {
            throw new Refusal("mode=" + node.text("mode", "constant") + ", value=" + number);
        }
        long[] given = site.integers(1, "pads");
        long[] pads = given == null ? new long[0] : given;
        long[] axes = site.integers(3, "axes");
        int rank = value.axes().length();
        int count = axes == null ? rank : axes.length;
        int[] begin = new int[128];
        int[] end = new int[128];
        if (pads.length != 2 * count) {
            throw Site.form("pads", pads);
        }
        for (int i = 0; i < count; i++) {
            char axis = value.axes().charAt(Folding.axis(axes == null ? i : axes[i], rank));
            boolean image = axis == 'H' || axis == 'W';
            long most = image ? ZeroPadding2D.TOP.max() : 0;
            if (pads[i] < 0 || pads[count + i] < 0 || pads[i] > most || pads[count + i] > most) {
                throw Site.form("pads", pads);
            }
            begin[axis] = (int) pads[i];
            end[axis] = (int) pads[count + i];
        }
        if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
            return value;
        }
        DraftLayer layer = Window.zeros(
                site, site.name("zeropad"), value.layer(), new Padding(begin['H'], begin['W'], end['H'], end['W']));
        return value.on(layer);
    }
}
