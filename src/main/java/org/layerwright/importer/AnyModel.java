package org.layerwright.importer;

import java.nio.file.Path;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.ModelFile;
import org.layerwright.model.TrainedModel;

/**
 * Reads a model from any file that Layerwright understands, told by its content, so that whatever takes a model takes
 * those of other programs too.
 */
public final class AnyModel {
    private final ModelFile own = new ModelFile(new AtomicFiles());

    /**
     * Reads a model.
     *
     * @throws org.layerwright.text.ExplainedException if the file is damaged, or holds what we have no layer for
     */
    public TrainedModel read(Path file) {
        return own.read(file);
    }
}
