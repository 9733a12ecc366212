package org.layerwright.export.keras;

import org.layerwright.export.python.PythonExporter;
import org.layerwright.export.python.PythonScript;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.Exportability;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;

/**
 * Writes a Python script that builds the network with Keras 3 in its functional notation, and its weights beside it.
 * Choose it to go on with a network in Keras, on any of its backends, or to see the same network in another notation.
 *
 * <p>All layers stay and keep their names, also those that matter in training only. A layer that uses another's weights
 * calls the same layer; where it differs in something else, it begins with the same weights. Checked with Keras 3.15.
 */
public final class KerasExporter extends PythonExporter {
    public static final String ID = "keras";

    /** @param version of Layerwright, which is noted in the files */
    public KerasExporter(AtomicFiles files, String version) {
        super(files, version, "Keras");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    protected Exportability check(ExportSource source) {
        for (OpNode node : source.graph().nodes()) {
            if (node.attributes() instanceof Attributes.Window window) {
                Exportability found = check(node, window, source.graph().shapeOf(node.input()));
                if (found instanceof Exportability.Unsupported) {
                    return found;
                }
            }
        }
        return Exportability.SUPPORTED;
    }

    private static Exportability check(OpNode node, Attributes.Window window, Shape from) {
        int stride = Math.max(window.strideHeight(), window.strideWidth());
        int dilation = Math.max(window.dilationHeight(), window.dilationWidth());
        if (stride > 1 && dilation > 1) {
            return Exportability.unsupported(node.layer(), "export.keras.dilation", stride, dilation);
        }
        boolean same = isSame(from.height(), window.spanHeight(), window.strideHeight(), window.padTop())
                && isSame(from.width(), window.spanWidth(), window.strideWidth(), window.padLeft());
        return window.isPadded() && !same
                ? Exportability.unsupported(node.layer(), "export.keras.padding")
                : Exportability.SUPPORTED;
    }

    /** Whether padding is what Keras' "same" gives: as little as each stride needs, the odd pixel at the end. */
    private static boolean isSame(int extent, int span, int stride, int before) {
        int outputs = (extent + stride - 1) / stride;
        return before == Math.max(0, (outputs - 1) * stride + span - extent) / 2;
    }

    @Override
    protected String script(ExportSource source, boolean raw, PythonScript common) {
        return new KerasScript(source, raw, common).text();
    }
}
