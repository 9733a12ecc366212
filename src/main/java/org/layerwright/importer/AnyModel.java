package org.layerwright.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import org.layerwright.file.AtomicFiles;
import org.layerwright.importer.draft.ImportException;
import org.layerwright.importer.keras.KerasImport;
import org.layerwright.importer.onnx.OnnxImport;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;

/**
 * Reads a model from any file that Layerwright understands, told by its content, so that whatever takes a model takes
 * those of other programs too.
 */
public final class AnyModel {
    private final ModelFile own = new ModelFile(new AtomicFiles());
    private final OnnxImport onnx = new OnnxImport();
    private final KerasImport keras = new KerasImport();

    /**
     * Reads a model.
     *
     * @throws org.layerwright.text.ExplainedException if the file is missing, damaged, no model, or holds what we have no
     *     layer for
     */
    public TrainedModel read(Path file) {
        if (!Files.exists(file)) {
            return own.read(file); // Says that it is missing.
        }
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new ImportException("import.unreadable", file.toString());
        }
        return switch (FileKind.of(file)) {
            case LAYERWRIGHT -> own.read(file);
            case ONNX -> onnx.read(file);
            case KERAS -> keras.read(file);
            case JSON -> throw new ImportException("import.kind.json", file.toString());
            case SAFETENSORS -> throw new ImportException("import.kind.safetensors", file.toString());
            case HDF5 -> throw new ImportException("import.kind.hdf5", file.toString());
            case PICKLE -> throw new ImportException("import.kind.pickle", file.toString());
            case OTHER -> throw new ImportException("import.kind.other", file.toString());
        };
    }
}
