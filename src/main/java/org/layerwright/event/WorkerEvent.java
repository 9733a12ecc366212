package org.layerwright.event;

import java.util.List;

/**
 * What a worker tells. One sealed set of records serves the window, the command line, the run's log and the tests; each
 * of them shows events and nothing else.
 */
public sealed interface WorkerEvent {
    /**
     * The first event: the worker is there and its self-check passed.
     *
     * @param device the device in use; a device other than the one asked for is a {@link Failed}, never a fallback
     * @param backend the native libraries in use, for provenance: {@code ND4J 1.0.0-M2.1, OpenBLAS 0.3.31 (SkylakeX)}
     * @param threads cores it may use
     * @param pid the worker's process id
     */
    record Ready(String device, String backend, int threads, long pid) implements WorkerEvent {}

    /**
     * A run begins or goes on.
     *
     * @param trainSamples samples an epoch
     * @param stepsPerEpoch updates an epoch
     * @param firstStep updates made before, 0 unless resumed
     */
    record RunStarted(
            String runFolder,
            int trainSamples,
            int validationSamples,
            int testSamples,
            int epochs,
            int stepsPerEpoch,
            long firstStep,
            boolean resumed)
            implements WorkerEvent {}

    /** What the worker is busy with now. */
    record PhaseChanged(Phase phase) implements WorkerEvent {}

    /**
     * One update was made.
     *
     * @param epoch from 1
     * @param stepInEpoch from 1
     * @param step since the beginning of the run, from 1
     * @param loss mean over the batch, with regularisation
     * @param accuracy share of the batch that was classified rightly, in [0, 1], before the update
     * @param imagesPerSecond over the last second or so
     * @param secondsLeft estimate for the rest of the run
     * @param waitingShare share of the time since the last report spent waiting for data, in [0, 1]
     */
    record StepDone(
            int epoch,
            int stepInEpoch,
            long step,
            double loss,
            double accuracy,
            double learningRate,
            double gradientNorm,
            double imagesPerSecond,
            double secondsLeft,
            double waitingShare)
            implements WorkerEvent {}

    /** Validation or testing goes on: samples done of all. */
    record EvaluationProgress(int done, int of) implements WorkerEvent {}

    /**
     * An epoch ended.
     *
     * @param loss mean over the epoch's batches as they were trained, weighted by their size
     * @param validationLoss NaN where nothing is set aside for validation
     * @param best whether this is the best epoch so far: highest validation accuracy, or the latest one without validation
     */
    record EpochDone(
            int epoch,
            long step,
            double loss,
            double accuracy,
            double validationLoss,
            double validationAccuracy,
            double seconds,
            boolean best)
            implements WorkerEvent {}

    /** Standing still until told to go on. */
    record Paused(int epoch, long step) implements WorkerEvent {}

    record Continued() implements WorkerEvent {}

    /** The base learning rate was changed by hand; a mark for the curves. */
    record LearningRateChanged(long step, double learningRate) implements WorkerEvent {}

    /**
     * A checkpoint lies on the disk.
     *
     * @param name {@code last} or {@code best}
     */
    record CheckpointSaved(String name, int epoch, long step) implements WorkerEvent {}

    /** Trained to the end, tested once, and saved. */
    record RunFinished(
            double testLoss, double testAccuracy, int testSamples, String modelFile, int bestEpoch, double seconds)
            implements WorkerEvent {}

    /** Stopped by hand; what was learned so far is a usable model, and the run can be resumed. */
    record RunStopped(int epoch, long step, String modelFile) implements WorkerEvent {}

    /**
     * A command could not be carried out, or the run ended in an error.
     *
     * @param code the message's key, for a front end that words it itself
     * @param arguments what the message names
     * @param message the sentence in English
     * @param resumable whether a checkpoint is there to go on from
     */
    record Failed(String code, List<String> arguments, String message, boolean resumable) implements WorkerEvent {
        public Failed {
            arguments = List.copyOf(arguments);
        }
    }

    /** The worker died or its socket closed; told by the client, never by the worker. */
    record Lost(String reason, boolean resumable) implements WorkerEvent {}

    /**
     * @param confusion rows are true classes, columns predicted ones
     */
    record Evaluated(
            String requestId,
            double loss,
            double accuracy,
            int samples,
            List<String> classNames,
            List<List<Integer>> confusion)
            implements WorkerEvent {}

    /** Probabilities of one image, in the order of the classes. */
    record Predicted(String requestId, List<String> classNames, List<Double> probabilities) implements WorkerEvent {}

    /** What a worker can be busy with, for progress that never stalls without a name. */
    enum Phase {
        LOADING,
        PREPARING,
        TRAINING,
        VALIDATING,
        SAVING,
        TESTING,
        IDLE
    }
}
