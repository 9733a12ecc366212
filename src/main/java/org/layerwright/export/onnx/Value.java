package org.layerwright.export.onnx;

import org.layerwright.network.Shape;

/**
 * A value of the ONNX graph.
 *
 * @param shape one sample, channels last whatever the layout
 */
record Value(String name, Layout layout, Shape shape) {
    /** Where the channels, or the features of a vector, stand. */
    int channelAxis() {
        return layout == Layout.CHANNELS_FIRST ? 1 : shape.rank();
    }
}
