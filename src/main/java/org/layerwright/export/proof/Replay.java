package org.layerwright.export.proof;

import java.nio.file.Path;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.model.TrainedModel;

/**
 * Runs what an exporter wrote with a program other than Layerwright, so that it can be compared with our own results. It
 * runs in the worker, or in a process of its own: native code must not end the window.
 */
public interface Replay {
    /** The target whose files it replays. */
    String target();

    /**
     * Replays the files on some samples.
     *
     * @param file the main file
     * @param samples one after the other: as the network takes them, or as they come where {@code options} says raw
     * @param count how many samples there are
     */
    Replayed run(TrainedModel model, ExportOptions options, Path file, float[] samples, int count);
}
