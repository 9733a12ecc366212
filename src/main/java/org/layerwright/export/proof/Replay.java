package org.layerwright.export.proof;

import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.layerwright.export.target.ExportOptions;
import org.layerwright.model.TrainedModel;

/**
 * Runs what an exporter wrote with a program other than Layerwright, so that it can be compared with our own results. It
 * runs in the worker, or in a process of its own: native code must not end the window.
 */
public interface Replay {
    /** How far a result of single precision may lie from ours, relative where it is larger than 1. */
    double SINGLE_PRECISION = 1e-4;

    /** The target whose files it replays. */
    String target();

    /** How far a result may lie from ours, relative where it is larger than 1; more where the target rounds weights. */
    default double tolerance() {
        return SINGLE_PRECISION;
    }

    /**
     * Replays the files on some samples.
     *
     * @param file the main file
     * @param samples one after the other: as the network takes them, or as they come where {@code options} says raw
     * @param count how many samples there are
     * @param done told how many samples were replayed, where the program tells that; what it throws ends the replay
     */
    Replayed run(TrainedModel model, ExportOptions options, Path file, float[] samples, int count, IntConsumer done);
}
