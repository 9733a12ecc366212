package org.layerwright.export.pytorch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.layerwright.export.python.PythonScript;
import org.layerwright.export.safetensors.WeightFile;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.RawInput;
import org.layerwright.export.source.SourceFiles;
import org.layerwright.export.target.ExportException;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.TrainedModel;
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
public final class TorchExporter implements ModelExporter {
    public static final String ID = "pytorch";

    private final AtomicFiles files;
    private final String version;

    /** @param version of Layerwright, which is noted in the files */
    public TorchExporter(AtomicFiles files, String version) {
        this.files = files;
        this.version = version;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "py";
    }

    @Override
    public String fileName(String stem) {
        return Identifiers.like(stem) + "_pytorch.py";
    }

    @Override
    public List<String> files(String stem) {
        return List.of(stem + ".py", stem + ".safetensors");
    }

    @Override
    public Exportability check(TrainedModel model, ExportOptions options) {
        ExportSource source = ExportSource.of(model);
        for (OpNode node : source.graph().nodes()) {
            boolean gaps = node.type() == OpType.AVERAGE_POOL && hasGaps(node.window());
            if (gaps) {
                return Exportability.unsupported(
                        node.layer(),
                        "export.pytorch.gaps",
                        node.window().dilationHeight(),
                        node.window().dilationWidth());
            }
        }
        return options.raw() ? RawInput.check(source) : Exportability.SUPPORTED;
    }

    private static boolean hasGaps(Attributes.Window window) {
        return window.dilationHeight() > 1 || window.dilationWidth() > 1;
    }

    @Override
    public void write(TrainedModel model, ExportOptions options, Path file) {
        if (check(model, options) instanceof Exportability.Unsupported unsupported) {
            throw new ExportException(unsupported);
        }
        ExportSource plain = ExportSource.of(model);
        ExportSource source = options.raw() ? plain.withProbabilities() : plain;
        String stem = SourceFiles.stem(file, extension());
        PythonScript common = new PythonScript(source, options.raw(), stem, "PyTorch", version);
        String text = new TorchScript(source, options.raw(), common).text();
        // The main file comes last: where it is, the weights are.
        files.write(file.resolveSibling(stem + ".safetensors"), WeightFile.of(model)::write);
        files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
