package org.layerwright.importer.onnx;

/**
 * An attribute of a node. Only one of its fields means something.
 *
 * @param reals a list of real numbers
 * @param integers a list of whole numbers
 * @param tensor a constant, or null
 * @param graph whether it holds a graph, as conditions and loops do
 */
record OnnxAttribute(
        double real, long integer, String text, float[] reals, long[] integers, OnnxTensor tensor, boolean graph) {}
