package org.layerwright.export.c;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.RawInput;
import org.layerwright.export.source.SourceFiles;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.TrainedModel;

/**
 * Writes a network as plain C99: a source file and its header, constant arrays, static buffers, loops that a student can
 * read. No heap, no library but {@code math.h}. Choose it for micro-controllers, for programs that shall need nothing
 * else, and to see what a network really computes.
 *
 * <p>Batch normalisation is folded into the layer before it, dropout and noise are left out. With {@link Precision#INT8}
 * kernels take a quarter of the memory, and the results differ a little.
 */
public final class CExporter implements ModelExporter {
    /** Compilers need about a hundred bytes for each number of an array; beyond this they run out of memory. */
    static final int MOST_PARAMETERS = 8_000_000;

    private final AtomicFiles files;
    private final String version;
    private final Precision precision;

    /** @param version of Layerwright, which is noted in the files */
    public CExporter(AtomicFiles files, String version, Precision precision) {
        this.files = files;
        this.version = version;
        this.precision = precision;
    }

    @Override
    public String id() {
        return precision.target();
    }

    @Override
    public String extension() {
        return "c";
    }

    @Override
    public String fileName(String stem) {
        return Identifiers.like(stem) + (precision == Precision.INT8 ? "_int8.c" : ".c");
    }

    @Override
    public List<String> files(String stem) {
        return List.of(stem + ".c", headerName(stem));
    }

    /** A name that an include line can hold as it is. */
    private static String headerName(String stem) {
        return SourceFiles.plain(stem) + ".h";
    }

    /** A number takes about so many characters of source; the functions are small beside them. */
    @Override
    public long roughBytes(TrainedModel model) {
        return (precision == Precision.INT8 ? 5 : 15) * model.weights().parameterCount();
    }

    @Override
    public Exportability check(TrainedModel model, ExportOptions options) {
        return check(ExportSource.of(model), options);
    }

    private static Exportability check(ExportSource source, ExportOptions options) {
        if (source.parameters().length > MOST_PARAMETERS) {
            return Exportability.unsupported(
                    source.name(), "export.c.large", source.parameters().length, MOST_PARAMETERS);
        }
        Optional<String> broken = source.firstWithoutNumbers();
        if (broken.isPresent()) {
            return Exportability.unsupported(broken.get(), "export.c.number");
        }
        return options.raw() ? RawInput.check(source) : Exportability.SUPPORTED;
    }

    @Override
    public void write(TrainedModel model, ExportOptions options, Path file) {
        write(ExportSource.of(model), options, file);
    }

    /** As {@link #write(TrainedModel, ExportOptions, Path)}, for a graph that is no model file. */
    public void write(ExportSource source, ExportOptions options, Path file) {
        check(source, options).orThrow();
        ExportSource folded = source.folded();
        ExportSource whole = options.raw() ? folded.withProbabilities() : folded;
        String header = headerName(SourceFiles.stem(file, extension()));
        CProgram program = CProgram.of(whole, precision, options.raw(), header, version);
        // The main file comes last: where it is, the header is.
        files.write(file.resolveSibling(header), program.header().getBytes(StandardCharsets.UTF_8));
        files.write(file, program.source().getBytes(StandardCharsets.UTF_8));
    }
}
