package org.layerwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.layerwright.engine.bench.BenchNetworks;
import org.layerwright.engine.training.ParameterInitialization;
import org.layerwright.export.onnx.OnnxExporter;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.Preprocessing;
import org.layerwright.network.op.OpGraph;

/** Writes a benchmark's network for ONNX Runtime, with the weights that our side begins with. */
final class BenchExport {
    private BenchExport() {}

    static void write(BenchNetworks network, Path file) throws IOException {
        OpGraph graph = network.graph();
        ExportSource source = new ExportSource(
                network.id(), graph, ParameterInitialization.draw(graph, 1), Preprocessing.SCALED_BYTES, List.of());
        Files.write(file, new OnnxExporter(new AtomicFiles(), "").bytes(source, ExportOptions.PLAIN));
    }
}
