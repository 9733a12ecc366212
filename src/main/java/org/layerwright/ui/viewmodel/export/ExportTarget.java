package org.layerwright.ui.viewmodel.export;

import java.util.List;
import java.util.Optional;
import org.layerwright.export.ModelExporters;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.model.TrainedModel;

/**
 * What a target can do with a model.
 *
 * @param id the exporter's
 * @param bytes about how large the files will be
 * @param plain why the network as it was trained cannot be written; empty where it can
 * @param raw the same for a file that takes data as they come
 */
public record ExportTarget(
        String id, long bytes, Optional<Exportability.Unsupported> plain, Optional<Exportability.Unsupported> raw) {
    /** What all targets can do with a model. */
    static List<ExportTarget> of(ModelExporters exporters, TrainedModel model) {
        return exporters.all().stream()
                .map(exporter -> new ExportTarget(
                        exporter.id(),
                        exporter.roughBytes(model),
                        refusal(exporter, model, ExportOptions.PLAIN),
                        refusal(exporter, model, ExportOptions.RAW)))
                .toList();
    }

    private static Optional<Exportability.Unsupported> refusal(
            ModelExporter exporter, TrainedModel model, ExportOptions options) {
        return exporter.check(model, options) instanceof Exportability.Unsupported found
                ? Optional.of(found)
                : Optional.empty();
    }

    /** Why it cannot be written; empty where it can. */
    public Optional<Exportability.Unsupported> refusal(boolean wantsRaw) {
        return wantsRaw ? raw : plain;
    }
}
