package org.layerwright.event;

/**
 * What a window or a command line can ask of a worker. One command a line on the socket; the answers are
 * {@link WorkerEvent}s. Files are named by absolute path, so weights never travel through the socket.
 */
public sealed interface WorkerCommand {
    /** What comes back in the answer to a question; empty for commands that are none. */
    default String requestId() {
        return "";
    }

    /**
     * Begins or resumes the training that {@code runFolder}'s {@code run.json} describes.
     *
     * @param resume whether to go on from {@code checkpoints/last}; without one the run begins anew
     * @param startPaused whether to stand still before the first step, for stepping
     */
    record StartRun(String runFolder, boolean resume, boolean startPaused) implements WorkerCommand {}

    /** Stand still after the current step. */
    record Pause() implements WorkerCommand {}

    /** Go on after a pause. */
    record Continue() implements WorkerCommand {}

    /** Make one update, then stand still. */
    record StepBatch() implements WorkerCommand {}

    /** Go on to the end of the current epoch, with its validation, then stand still. */
    record StepEpoch() implements WorkerCommand {}

    /** Use another base learning rate from the next update on. */
    record SetLearningRate(double learningRate) implements WorkerCommand {}

    /** Write {@code checkpoints/last} now. */
    record SaveCheckpoint() implements WorkerCommand {}

    /** End after the current step, with a checkpoint and a usable model. */
    record Stop() implements WorkerCommand {}

    /**
     * Measure a model on a data set.
     *
     * @param requestId comes back in the answer
     * @param dataset the id of a data set or the path of a folder; its test part is used, or all of it where it has none
     */
    record Evaluate(String requestId, String modelFile, String dataset) implements WorkerCommand {}

    /** Classify one image file. */
    record Predict(String requestId, String modelFile, String imageFile, boolean resize, boolean invert)
            implements WorkerCommand {}

    /** End the worker. */
    record Shutdown() implements WorkerCommand {}
}
