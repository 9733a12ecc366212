package org.layerwright.export.safetensors;

import java.nio.file.Path;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.Safetensors;
import org.layerwright.model.TrainedModel;

/**
 * Writes the weights as a safetensors file, with the network, the classes and the preprocessing in its metadata. Choose
 * it to go on with the weights in a program of your own; see {@link WeightFile} for what it holds.
 */
public final class SafetensorsExporter implements ModelExporter {
    public static final String ID = "safetensors";

    private final AtomicFiles files;

    public SafetensorsExporter(AtomicFiles files) {
        this.files = files;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "safetensors";
    }

    @Override
    public Exportability check(TrainedModel model, ExportOptions options) {
        return options.raw()
                ? Exportability.unsupported(model.network().name(), "export.safetensors.raw")
                : Exportability.SUPPORTED;
    }

    @Override
    public void write(TrainedModel model, ExportOptions options, Path file) {
        check(model, options).orThrow();
        Safetensors tensors = WeightFile.of(model);
        files.write(file, tensors::write);
    }
}
