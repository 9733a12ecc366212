package org.layerwright.export.keras;

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
public final class KerasExporter implements ModelExporter {
    public static final String ID = "keras";

    private final AtomicFiles files;
    private final String version;

    /** @param version of Layerwright, which is noted in the files */
    public KerasExporter(AtomicFiles files, String version) {
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
        return Identifiers.like(stem) + "_keras.py";
    }

    @Override
    public List<String> files(String stem) {
        return List.of(stem + ".py", stem + ".safetensors");
    }

    @Override
    public Exportability check(TrainedModel model, ExportOptions options) {
        ExportSource source = ExportSource.of(model);
        for (OpNode node : source.graph().nodes()) {
            if (node.attributes() instanceof Attributes.Window window) {
                Exportability found = check(node, window, source.graph().shapeOf(node.input()));
                if (found instanceof Exportability.Unsupported) {
                    return found;
                }
            }
        }
        return options.raw() ? RawInput.check(source) : Exportability.SUPPORTED;
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
    public void write(TrainedModel model, ExportOptions options, Path file) {
        if (check(model, options) instanceof Exportability.Unsupported unsupported) {
            throw new ExportException(unsupported);
        }
        ExportSource plain = ExportSource.of(model);
        ExportSource source = options.raw() ? plain.withProbabilities() : plain;
        String stem = SourceFiles.stem(file, extension());
        PythonScript common = new PythonScript(source, options.raw(), stem, "Keras", version);
        String text = new KerasScript(source, options.raw(), common).text();
        // The main file comes last: where it is, the weights are.
        files.write(file.resolveSibling(stem + ".safetensors"), WeightFile.of(model)::write);
        files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
