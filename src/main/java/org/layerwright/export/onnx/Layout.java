package org.layerwright.export.onnx;

/** How a value lies in the ONNX graph. */
enum Layout {
    /** As ours do: images as (batch, height, width, channel). Vectors have no other layout. */
    CHANNELS_LAST,
    /** As ONNX's convolutions and poolings want images: (batch, channel, height, width). */
    CHANNELS_FIRST
}
