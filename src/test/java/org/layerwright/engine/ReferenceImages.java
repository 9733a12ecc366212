package org.layerwright.engine;

import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;

/** Padding and resizing for {@link ReferenceNetwork}, pixel by pixel from the definitions. */
final class ReferenceImages {
    private ReferenceImages() {}

    static double[] pad(Shape in, OpNode node, double[] x) {
        Shape out = node.shape();
        Attributes.Pads pads = (Attributes.Pads) node.attributes();
        double[] y = new double[out.size()];
        for (int i = 0; i < y.length; i++) {
            int row = i / out.channels() / out.width() - pads.top();
            int column = i / out.channels() % out.width() - pads.left();
            boolean inside = row >= 0 && row < in.height() && column >= 0 && column < in.width();
            y[i] = inside ? x[(row * in.width() + column) * in.channels() + i % in.channels()] : 0;
        }
        return y;
    }

    static double[] resize(Shape in, OpNode node, double[] x) {
        Shape out = node.shape();
        Attributes.Upsampling up = (Attributes.Upsampling) node.attributes();
        double[] y = new double[out.size()];
        for (int i = 0; i < y.length; i++) {
            int c = i % out.channels();
            int row = i / out.channels() / out.width();
            int column = i / out.channels() % out.width();
            if (!up.bilinear()) {
                y[i] = at(in, x, row / up.factorHeight(), column / up.factorWidth(), c);
                continue;
            }
            double v = (row + 0.5) / up.factorHeight() - 0.5;
            double u = (column + 0.5) / up.factorWidth() - 0.5;
            // Every pixel weighs by its tent function; those over the edge count for the edge.
            for (int r = -1; r <= in.height(); r++) {
                for (int s = -1; s <= in.width(); s++) {
                    double weight = Math.max(0, 1 - Math.abs(v - r)) * Math.max(0, 1 - Math.abs(u - s));
                    y[i] += weight * at(in, x, r, s, c);
                }
            }
        }
        return y;
    }

    private static double at(Shape in, double[] x, int row, int column, int channel) {
        int r = Math.max(0, Math.min(in.height() - 1, row));
        int c = Math.max(0, Math.min(in.width() - 1, column));
        return x[(r * in.width() + c) * in.channels() + channel];
    }
}
