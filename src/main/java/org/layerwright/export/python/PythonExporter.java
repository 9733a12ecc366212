package org.layerwright.export.python;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.layerwright.export.safetensors.WeightFile;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.Identifiers;
import org.layerwright.export.source.RawInput;
import org.layerwright.export.source.SourceFiles;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.TrainedModel;

/** Writes a Python script that builds a network in some framework, and its weights beside it. */
public abstract class PythonExporter implements ModelExporter {
    private final AtomicFiles files;
    private final String version;
    private final String framework;

    /**
     * @param version of Layerwright, which is noted in the files
     * @param framework how the framework is called
     */
    protected PythonExporter(AtomicFiles files, String version, String framework) {
        this.files = files;
        this.version = version;
        this.framework = framework;
    }

    /** Whether the framework has words for every operator. */
    protected abstract Exportability check(ExportSource source);

    /** @param common what is the same in every framework's script */
    protected abstract String script(ExportSource source, boolean raw, PythonScript common);

    @Override
    public final String extension() {
        return "py";
    }

    @Override
    public final String fileName(String stem) {
        return Identifiers.like(stem) + "_" + id() + ".py";
    }

    @Override
    public final List<String> files(String stem) {
        return List.of(stem + ".py", stem + ".safetensors");
    }

    @Override
    public final Exportability check(TrainedModel model, ExportOptions options) {
        ExportSource source = ExportSource.of(model);
        Exportability found = check(source);
        boolean rawToo = options.raw() && found instanceof Exportability.Supported;
        return rawToo ? RawInput.check(source) : found;
    }

    @Override
    public final void write(TrainedModel model, ExportOptions options, Path file) {
        check(model, options).orThrow();
        ExportSource plain = ExportSource.of(model);
        ExportSource source = options.raw() ? plain.withProbabilities() : plain;
        String stem = SourceFiles.stem(file, extension());
        String text = script(source, options.raw(), new PythonScript(source, options.raw(), stem, framework, version));
        // The main file comes last: where it is, the weights are.
        files.write(file.resolveSibling(stem + ".safetensors"), WeightFile.of(model)::write);
        files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
