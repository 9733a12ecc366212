package org.layerwright.export.pytorch;

import org.layerwright.export.python.PythonExporter;
import org.layerwright.export.python.PythonScript;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.Exportability;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpNode;
import org.layerwright.network.op.OpType;

/**
 * Writes a Python script that builds the network as an {@code nn.Module} of PyTorch, and its weights beside it. Choose it
 * to go on with a network in PyTorch, or to see the same network in another notation.
 *
 * <p>The network takes images channels last, as it was trained; inside they lie channels first. All layers stay, also
 * those that matter in training only. Checked with PyTorch 2.13.
 */
public final class TorchExporter extends PythonExporter {
    public static final String ID = "pytorch";

    /** @param version of Layerwright, which is noted in the files */
    public TorchExporter(AtomicFiles files, String version) {
        super(files, version, "PyTorch");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    protected Exportability check(ExportSource source) {
        for (OpNode node : source.graph().nodes()) {
            if (node.type() == OpType.AVERAGE_POOL && hasGaps(node.window())) {
                return Exportability.unsupported(
                        node.layer(),
                        "export.pytorch.gaps",
                        node.window().dilationHeight(),
                        node.window().dilationWidth());
            }
        }
        return Exportability.SUPPORTED;
    }

    private static boolean hasGaps(Attributes.Window window) {
        return window.dilationHeight() > 1 || window.dilationWidth() > 1;
    }

    @Override
    protected String script(ExportSource source, boolean raw, PythonScript common) {
        return new TorchScript(source, raw, common).text();
    }
}
