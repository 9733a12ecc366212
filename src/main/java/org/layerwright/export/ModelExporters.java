package org.layerwright.export;

import java.util.List;
import java.util.Optional;
import org.layerwright.export.c.CExporter;
import org.layerwright.export.c.Precision;
import org.layerwright.export.java.JavaExporter;
import org.layerwright.export.keras.KerasExporter;
import org.layerwright.export.lwm.LwmExporter;
import org.layerwright.export.onnx.OnnxExporter;
import org.layerwright.export.pytorch.TorchExporter;
import org.layerwright.export.safetensors.SafetensorsExporter;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;

/** The list of exporters: what is not here does not exist. The order is the one in which forms offer them. */
public final class ModelExporters {
    private final List<ModelExporter> all;

    /** @param version of Layerwright, which goes into the files */
    public ModelExporters(AtomicFiles files, String version) {
        all = List.of(
                new OnnxExporter(files, version),
                new LwmExporter(files),
                new SafetensorsExporter(files),
                new KerasExporter(files, version),
                new TorchExporter(files, version),
                new JavaExporter(files, version),
                new CExporter(files, version, Precision.SINGLE),
                new CExporter(files, version, Precision.INT8));
    }

    public List<ModelExporter> all() {
        return all;
    }

    public Optional<ModelExporter> find(String id) {
        return all.stream().filter(exporter -> exporter.id().equals(id)).findFirst();
    }
}
