package org.layerwright.importer.onnx;

/** Constants that stand among the nodes. */
final class ConstantNode {
    private ConstantNode() {}

    static OnnxTensor value(OnnxNode node) throws Refusal {
        if (node.has("value") && node.attributes().get("value").tensor() != null) {
            return node.attributes().get("value").tensor();
        }
        if (node.has("value_int")) {
            return OnnxTensor.of(new int[0], new long[] {node.integer("value_int", 0)});
        }
        if (node.has("value_ints")) {
            long[] values = node.integers("value_ints");
            return OnnxTensor.of(new int[] {values.length}, values);
        }
        if (node.has("value_float")) {
            return OnnxTensor.of(new int[0], new float[] {(float) node.real("value_float", 0)});
        }
        if (node.has("value_floats")) {
            float[] values = node.attributes().get("value_floats").reals();
            return OnnxTensor.of(new int[] {values.length}, values);
        }
        throw new Refusal(String.join(", ", node.attributes().keySet()));
    }
}
