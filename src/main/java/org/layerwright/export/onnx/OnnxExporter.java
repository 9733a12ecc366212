package org.layerwright.export.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Path;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportException;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.TrainedModel;

/**
 * Writes ONNX files, which ONNX Runtime, OpenCV, browsers, telephones and most other frameworks read. Choose it to use a
 * model outside Layerwright.
 *
 * <p>The file has one input, {@code input}, and one output, {@code output}, both with the batch as first extent, of any
 * size, and images channels last, as the network was trained. Inside, images lie channels first, as ONNX's operators want
 * them. Batch normalisation is folded into the layer before it, dropout and noise are left out, shared weights stand in
 * the file once. Source: the ONNX operator specification, operator set 17.
 */
public final class OnnxExporter implements ModelExporter {
    public static final String ID = "onnx";

    private final AtomicFiles files;
    private final String version;

    /** @param version of Layerwright, which is noted in the files */
    public OnnxExporter(AtomicFiles files, String version) {
        this.files = files;
        this.version = version;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "onnx";
    }

    @Override
    public Exportability check(TrainedModel model, ExportOptions options) {
        return check(ExportSource.of(model), options);
    }

    /** As {@link #check(TrainedModel, ExportOptions)}, for a graph that is no model file. */
    public Exportability check(ExportSource source, ExportOptions options) {
        return OnnxLimits.check(source, options);
    }

    @Override
    public void write(TrainedModel model, ExportOptions options, Path file) {
        ModelProto message = message(ExportSource.of(model), options);
        files.write(file, message::writeTo);
    }

    /**
     * The content of the file.
     *
     * @throws ExportException if ONNX cannot express it
     */
    public byte[] bytes(ExportSource source, ExportOptions options) {
        return message(source, options).toByteArray();
    }

    private ModelProto message(ExportSource source, ExportOptions options) {
        check(source, options).orThrow();
        return new OnnxModel(version).of(source, options);
    }
}
