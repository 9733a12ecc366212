package org.layerwright.export.proof;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import org.layerwright.export.c.CExporter;
import org.layerwright.export.c.Precision;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.file.AtomicFiles;

/** Replays graphs that are no model files, for tests of other packages. */
public final class GraphReplays {
    private GraphReplays() {}

    /** What the generated C of a graph gives for some samples. */
    public static float[] c(
            ExportSource source, Precision precision, ExportOptions options, Path folder, float[] samples, int count) {
        Path file = folder.resolve("network.c");
        new CExporter(new AtomicFiles(), "test", precision).write(source, options, file);
        Replayed replayed = new CReplay(precision).run(source, options, file, samples, count);
        return assertInstanceOf(Replayed.Ran.class, replayed, replayed.toString()).values();
    }
}
