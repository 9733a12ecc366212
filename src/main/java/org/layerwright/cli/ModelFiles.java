package org.layerwright.cli;

import java.nio.file.Path;
import org.layerwright.importer.AnyModel;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;

/** Reads model files, with their sentences in the user's language. */
record ModelFiles(Cli cli) {
    /** Whether a file is named as a model is. */
    static boolean isModel(Path file) {
        return file.getFileName() != null && file.getFileName().toString().endsWith("." + ModelFile.EXTENSION);
    }

    TrainedModel read(Path file) {
        return new AnyModel().read(cli.absolute(file));
    }
}
