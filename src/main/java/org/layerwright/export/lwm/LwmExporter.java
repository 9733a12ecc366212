package org.layerwright.export.lwm;

import java.nio.file.Path;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;

/** Writes Layerwright's own model file: the model as it is. Choose it to hand a model to somebody who has Layerwright. */
public final class LwmExporter implements ModelExporter {
    public static final String ID = "lwm";

    private final ModelFile modelFile;

    public LwmExporter(AtomicFiles files) {
        this.modelFile = new ModelFile(files);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return ModelFile.EXTENSION;
    }

    /** Beside the model itself, which must not be overwritten. */
    @Override
    public String fileName(String stem) {
        return stem + "-export." + extension();
    }

    @Override
    public Exportability check(TrainedModel model, ExportOptions options) {
        return options.raw()
                ? Exportability.unsupported(model.network().name(), "export.lwm.raw")
                : Exportability.SUPPORTED;
    }

    @Override
    public void write(TrainedModel model, ExportOptions options, Path file) {
        check(model, options).orThrow();
        modelFile.write(file, model);
    }
}
