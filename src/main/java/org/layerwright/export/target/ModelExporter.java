package org.layerwright.export.target;

import java.nio.file.Path;
import java.util.List;
import org.layerwright.model.TrainedModel;

/** Writes trained models in a format that others read. */
public interface ModelExporter {
    /** The target's name, as the command line takes it. */
    String id();

    /** The ending of its main file, without the dot. */
    String extension();

    /**
     * The name that is proposed for its main file.
     *
     * @param stem the model's name
     */
    default String fileName(String stem) {
        return stem + "." + extension();
    }

    /**
     * The names of the files that it writes into one folder, the main one first.
     *
     * @param stem the main file's name without its ending
     */
    default List<String> files(String stem) {
        return List.of(stem + "." + extension());
    }

    /** About how large the files will be together, in bytes: four for each weight unless a target knows better. */
    default long roughBytes(TrainedModel model) {
        return Float.BYTES * model.weights().parameterCount();
    }

    /** Whether the model can be written; names the first layer that the target has no words for. */
    Exportability check(TrainedModel model, ExportOptions options);

    /**
     * Writes the model; a file that is already there is replaced once the new one is safe on the disk. Other files of
     * the target go beside the main one, see {@link #files}.
     *
     * @param file the main file
     * @throws ExportException if {@link #check} says that the target cannot express it; nothing is written then
     * @throws org.layerwright.file.FileException if it could not be written; the old file is then unchanged
     */
    void write(TrainedModel model, ExportOptions options, Path file);
}
