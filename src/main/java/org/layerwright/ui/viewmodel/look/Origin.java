package org.layerwright.ui.viewmodel.look;

import java.util.Optional;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpGraph;
import org.layerwright.network.op.OpNode;

/**
 * Where an operator that only moves values takes one of them from.
 *
 * @param value of the graph; −1 for the zero of a padding
 */
record Origin(int value, int row, int column, int channel) {
    private static final Origin PADDING = new Origin(-1, 0, 0, 0);

    /** Empty where the operator computes more than it moves. */
    static Optional<Origin> of(OpGraph graph, OpNode node, int row, int column, int channel) {
        Shape from = graph.shapeOf(node.input());
        return switch (node.type()) {
            case DROPOUT, SPATIAL_DROPOUT, GAUSSIAN_NOISE ->
                Optional.of(new Origin(node.input(), row, column, channel));
            case FLATTEN, RESHAPE ->
                Optional.of(unfolded(node.input(), from, LayerValues.index(node.shape(), row, column, channel)));
            case PAD -> Optional.of(padded(node, from, row, column, channel));
            case RESIZE -> {
                Attributes.Upsampling size = (Attributes.Upsampling) node.attributes();
                Origin nearest =
                        new Origin(node.input(), row / size.factorHeight(), column / size.factorWidth(), channel);
                yield size.bilinear() ? Optional.empty() : Optional.of(nearest);
            }
            case CONCAT -> Optional.of(joined(graph, node, row, column, channel));
            default -> Optional.empty();
        };
    }

    boolean isPadding() {
        return value < 0;
    }

    private static Origin unfolded(int value, Shape from, int flat) {
        return from.isImage()
                ? new Origin(
                        value,
                        flat / from.channels() / from.width(),
                        flat / from.channels() % from.width(),
                        flat % from.channels())
                : new Origin(value, 0, 0, flat);
    }

    private static Origin padded(OpNode node, Shape from, int row, int column, int channel) {
        Attributes.Pads pads = (Attributes.Pads) node.attributes();
        int y = row - pads.top();
        int x = column - pads.left();
        boolean inside = y >= 0 && x >= 0 && y < from.height() && x < from.width();
        return inside ? new Origin(node.input(), y, x, channel) : PADDING;
    }

    private static Origin joined(OpGraph graph, OpNode node, int row, int column, int channel) {
        int rest = channel;
        for (int input : node.inputs()) {
            int channels = graph.shapeOf(input).dim(graph.shapeOf(input).rank() - 1);
            if (rest < channels) {
                return new Origin(input, row, column, rest);
            }
            rest -= channels;
        }
        throw new IllegalArgumentException("no channel " + channel);
    }
}
