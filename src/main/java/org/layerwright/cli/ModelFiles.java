package org.layerwright.cli;

import java.nio.file.Path;
import org.layerwright.importer.AnyModel;
import org.layerwright.importer.FileKind;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;

/** Reads model files, with their sentences in the user's language. */
record ModelFiles(Cli cli) {
    /** Whether a file is a model, ours or that of another program, or at least named as ours are. */
    boolean isModel(Path file) {
        boolean named =
                file.getFileName() != null && file.getFileName().toString().endsWith("." + ModelFile.EXTENSION);
        FileKind kind = FileKind.of(cli.absolute(file));
        return named || !(kind == FileKind.JSON || kind == FileKind.OTHER);
    }

    TrainedModel read(Path file) {
        return new AnyModel().read(cli.absolute(file));
    }
}
