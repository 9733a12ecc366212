package org.layerwright.export.onnx;

import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.RawInput;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/** What ONNX files cannot hold. */
final class OnnxLimits {
    /** A protobuf message ends at 2 GiB; some of it is not weights. */
    static final long MOST_PARAMETERS = (Integer.MAX_VALUE - (64L << 20)) / Float.BYTES;

    private OnnxLimits() {}

    static Exportability check(ExportSource source, ExportOptions options) {
        if (source.parameters().length > MOST_PARAMETERS) {
            return Exportability.unsupported(
                    source.name(), "export.onnx.large", source.parameters().length, MOST_PARAMETERS);
        }
        for (OpNode node : source.graph().nodes()) {
            Exportability found = check(node);
            if (found instanceof Exportability.Unsupported) {
                return found;
            }
        }
        return options.raw() ? RawInput.check(source) : Exportability.SUPPORTED;
    }

    private static Exportability check(OpNode node) {
        boolean pools = node.type() == OpType.AVERAGE_POOL || node.type() == OpType.MAX_POOL;
        if (!pools) {
            return Exportability.SUPPORTED;
        }
        Attributes.Window window = node.window();
        if (node.type() == OpType.AVERAGE_POOL && (window.dilationHeight() > 1 || window.dilationWidth() > 1)) {
            return Exportability.unsupported(
                    node.layer(), "export.onnx.dilation", window.dilationHeight(), window.dilationWidth());
        }
        boolean wide = Math.max(window.padTop(), window.padBottom()) >= window.kernelHeight()
                || Math.max(window.padLeft(), window.padRight()) >= window.kernelWidth();
        return wide
                ? Exportability.unsupported(
                        node.layer(), "export.onnx.padding", window.kernelHeight(), window.kernelWidth())
                : Exportability.SUPPORTED;
    }
}
