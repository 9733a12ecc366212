package org.layerwright.importer.onnx;

import java.util.List;
import java.util.Map;

/**
 * What we read of an ONNX file.
 *
 * @param producer the program that wrote it, with its version; may be empty
 * @param operatorSet the version of ONNX's own operators
 * @param metadata what the writer noted
 * @param inputs the values that have to be given
 * @param constants by name
 * @param nodes in an order in which each value is made before it is read
 */
record OnnxGraph(
        String producer,
        long operatorSet,
        Map<String, String> metadata,
        String name,
        List<Declaration> inputs,
        List<Declaration> outputs,
        Map<String, OnnxTensor> constants,
        List<OnnxNode> nodes) {
    /**
     * A value that comes from outside or goes there.
     *
     * @param type the number of its kind in ONNX's list
     * @param dims its extents; {@link OnnxTensor#BATCH} for one that is left open
     */
    record Declaration(String name, int type, long[] dims) {}
}
