package org.layerwright.export.java;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.layerwright.export.onnx.OnnxExporter;
import org.layerwright.export.source.ExportSource;
import org.layerwright.export.source.SourceFiles;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.export.target.Exportability;
import org.layerwright.export.target.ModelExporter;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.TrainedModel;

/**
 * Writes an ONNX file and one Java class that runs it with ONNX Runtime. Choose it to use a network in a Java program;
 * the class knows the labels and the preprocessing. What ONNX cannot express, this cannot either.
 */
public final class JavaExporter implements ModelExporter {
    public static final String ID = "java";

    private final AtomicFiles files;
    private final String version;
    private final OnnxExporter onnx;

    /** @param version of Layerwright, which is noted in the files */
    public JavaExporter(AtomicFiles files, String version) {
        this.files = files;
        this.version = version;
        this.onnx = new OnnxExporter(files, version);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "java";
    }

    @Override
    public String fileName(String stem) {
        return className(stem) + ".java";
    }

    /** The class that a file of that name holds. */
    public static String className(String stem) {
        return JavaProgram.className(stem);
    }

    @Override
    public List<String> files(String stem) {
        return List.of(stem + ".java", stem + ".onnx");
    }

    @Override
    public Exportability check(TrainedModel model, ExportOptions options) {
        return onnx.check(model, options);
    }

    @Override
    public void write(TrainedModel model, ExportOptions options, Path file) {
        String stem = SourceFiles.stem(file, extension());
        ExportSource plain = ExportSource.of(model);
        ExportSource source = options.raw() ? plain.withProbabilities() : plain;
        String text = new JavaProgram(source, options.raw(), stem, version).text();
        // The main file comes last: where it is, the network is. What cannot be expressed ends here.
        onnx.write(model, options, file.resolveSibling(stem + ".onnx"));
        files.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }
}
