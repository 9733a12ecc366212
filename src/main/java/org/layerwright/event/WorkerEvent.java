package org.layerwright.event;

import java.util.List;
import java.util.Map;
import org.layerwright.event.WorkerCommand.DataPart;
import org.layerwright.export.proof.ProofReport;

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
     * @param classCounts training samples of each class; empty for regression
     */
    record RunStarted(
            String runFolder,
            int trainSamples,
            int validationSamples,
            int testSamples,
            int epochs,
            int stepsPerEpoch,
            long firstStep,
            boolean resumed,
            List<Integer> classCounts)
            implements WorkerEvent {
        public RunStarted {
            classCounts = List.copyOf(classCounts);
        }
    }

    /** What the worker is busy with now. */
    record PhaseChanged(Phase phase) implements WorkerEvent {}

    /**
     * One update was made.
     *
     * @param epoch from 1
     * @param stepInEpoch from 1
     * @param step since the beginning of the run, from 1
     * @param loss mean over the batch, with regularisation
     * @param accuracy share of the batch that was classified rightly, in [0, 1], before the update; NaN for regression
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
     * @param best whether this is the best epoch so far: highest validation accuracy (lowest loss for regression), or the
     *     latest one without validation; early stopping may watch another figure
     * @param metrics what else was measured on the validation samples, by name: {@code top5}, {@code macroF1}, {@code mae}
     */
    record EpochDone(
            int epoch,
            long step,
            double loss,
            double accuracy,
            double validationLoss,
            double validationAccuracy,
            double seconds,
            boolean best,
            Map<String, Double> metrics)
            implements WorkerEvent {
        public EpochDone {
            metrics = Map.copyOf(metrics);
        }
    }

    /** Standing still until told to go on. */
    record Paused(int epoch, long step) implements WorkerEvent {}

    record Continued() implements WorkerEvent {}

    /** The base learning rate was changed by hand; a mark for the curves. */
    record LearningRateChanged(long step, double learningRate) implements WorkerEvent {}

    /**
     * A checkpoint lies on the disk.
     *
     * @param name {@code last}, {@code best}, or {@code epoch} for a model that is kept of an epoch
     * @param epoch how many epochs were finished; for {@code epoch} the one that is kept
     */
    record CheckpointSaved(String name, int epoch, long step) implements WorkerEvent {}

    /**
     * The run ends before its planned epochs because a figure has not improved; {@link RunFinished} follows.
     *
     * @param monitor the figure, by its name in the plan
     * @param best its best value, reached in {@code bestEpoch}
     */
    record StoppedEarly(int epoch, String monitor, double best, int bestEpoch) implements WorkerEvent {}

    /**
     * How the layers do, measured now and then on the batch just trained.
     *
     * @param confidence mean of the largest class probability over the batch, in [0, 1]; NaN where there are no classes
     * @param memoryBytes what the worker's process occupies, with the device's memory where that is another; 0 where the
     *     system does not tell
     */
    record LayersMeasured(int epoch, long step, double confidence, List<LayerState> layers, long memoryBytes)
            implements WorkerEvent {
        public LayersMeasured {
            layers = List.copyOf(layers);
        }

        public LayersMeasured(int epoch, long step, double confidence, List<LayerState> layers) {
            this(epoch, step, confidence, layers, 0);
        }
    }

    /**
     * One layer in {@link LayersMeasured}; what a layer does not have is NaN.
     *
     * @param updateRatio norm of the last update of its kernel divided by the norm of the kernel; about 1e-3 is healthy
     * @param weightNorm Euclidean norm of its kernel
     * @param gradientNorm Euclidean norm of the kernel's gradient
     * @param deadShare share of its channels or units that gave 0 for every sample of the batch after a ReLU, in [0, 1]
     * @param activationMean mean of its output
     * @param activationDeviation standard deviation of its output
     * @param activations how its output's values are spread
     * @param gradients how its kernel's gradient is spread
     */
    record LayerState(
            String layer,
            double updateRatio,
            double weightNorm,
            double gradientNorm,
            double deadShare,
            double activationMean,
            double activationDeviation,
            Histogram activations,
            Histogram gradients) {
        public LayerState {
            // Diaries of earlier versions have no histograms.
            activations = activations == null ? Histogram.NONE : activations;
            gradients = gradients == null ? Histogram.NONE : gradients;
        }

        public LayerState(
                String layer,
                double updateRatio,
                double weightNorm,
                double gradientNorm,
                double deadShare,
                double activationMean,
                double activationDeviation) {
            this(
                    layer,
                    updateRatio,
                    weightNorm,
                    gradientNorm,
                    deadShare,
                    activationMean,
                    activationDeviation,
                    Histogram.NONE,
                    Histogram.NONE);
        }
    }

    /** Trained to the end, tested once, and saved. */
    record RunFinished(
            double testLoss,
            double testAccuracy,
            int testSamples,
            String modelFile,
            int bestEpoch,
            double seconds,
            Map<String, Double> metrics)
            implements WorkerEvent {
        public RunFinished {
            metrics = Map.copyOf(metrics);
        }
    }

    /** Stopped by hand; what was learned so far is a usable model, and the run can be resumed. */
    record RunStopped(int epoch, long step, String modelFile) implements WorkerEvent {}

    /**
     * A command could not be carried out, or the run ended in an error.
     *
     * @param requestId of the command that failed; empty where the run itself ended
     * @param code the message's key, for a front end that words it itself
     * @param arguments what the message names
     * @param message the sentence in English
     * @param resumable whether a checkpoint is there to go on from
     */
    record Failed(String requestId, String code, List<String> arguments, String message, boolean resumable)
            implements WorkerEvent {
        public Failed {
            arguments = List.copyOf(arguments);
        }

        /** The end of a run. */
        public Failed(String code, List<String> arguments, String message, boolean resumable) {
            this("", code, arguments, message, resumable);
        }

        /** The same as the answer to a request. */
        public Failed answering(String newRequestId) {
            return new Failed(newRequestId, code, arguments, message, resumable);
        }
    }

    /** The worker died or its socket closed; told by the client, never by the worker. */
    record Lost(String reason, boolean resumable) implements WorkerEvent {}

    /** What was asked for. It belongs to whoever asked, so it never stands in a run's diary. */
    sealed interface Answer extends WorkerEvent {
        String requestId();
    }

    /** Probabilities of one image, in the order of the classes; the outputs as they are where the model has no classes. */
    record Predicted(String requestId, List<String> classNames, List<Double> probabilities) implements Answer {}

    /** A model was exported; whether it is proven stands in the report, which lies beside the file as well. */
    record Exported(String requestId, ProofReport report) implements Answer {}

    /**
     * What layers gave for a sample, in the order of the network.
     *
     * @param outputs the network's own, probabilities where it has classes
     */
    record ActivationsShown(String requestId, List<LayerOutput> layers, Numbers outputs) implements Answer {
        public ActivationsShown {
            layers = List.copyOf(layers);
        }
    }

    /**
     * One layer in {@link ActivationsShown}.
     *
     * @param shape (height, width, channels) or (units), without the batch
     */
    record LayerOutput(String layer, List<Integer> shape, Numbers values) {
        public LayerOutput {
            shape = List.copyOf(shape);
        }
    }

    /** A layer's weights as they are in {@code model.lwm}: kernels (height, width, in, out), dense ones (in, out). */
    record WeightsShown(String requestId, String layer, List<LayerWeight> weights) implements Answer {
        public WeightsShown {
            weights = List.copyOf(weights);
        }
    }

    /**
     * One tensor in {@link WeightsShown}.
     *
     * @param name without the layer's: {@code kernel}, {@code bias}
     */
    record LayerWeight(String name, List<Integer> shape, Numbers values) {
        public LayerWeight {
            shape = List.copyOf(shape);
        }
    }

    /**
     * How much each place of the sample speaks for a class; not below 0, larger is more.
     *
     * @param target the class that was asked for, or the most probable one
     */
    record SaliencyShown(String requestId, int target, int height, int width, Numbers values) implements Answer {}

    /**
     * Outputs, one row a sample; probabilities where the network has classes.
     *
     * @param width numbers a row
     */
    record Inferred(String requestId, int width, List<String> classNames, Numbers outputs) implements Answer {
        public Inferred {
            classNames = List.copyOf(classNames);
        }
    }

    /**
     * The outputs for a part of a data set.
     *
     * @param part what was judged; never {@link DataPart#TEST_OR_ALL}
     * @param loss the mean of the loss that the network was trained with; NaN where that does not suit the data
     * @param width numbers a row of {@code outputs}, one row a sample in the part's order
     * @param targets the class of each sample, or its numbers where there are no classes
     */
    record Judged(
            String requestId,
            DataPart part,
            double loss,
            int width,
            List<String> classNames,
            Numbers targets,
            Numbers outputs)
            implements Answer {
        public Judged {
            classNames = List.copyOf(classNames);
        }
    }

    /** How far the answer to a question has come. */
    record AnswerProgress(String requestId, int done, int of) implements WorkerEvent {}

    /**
     * How fast a model answers.
     *
     * @param device the processor, as the system calls it
     * @param engine our own libraries; {@code peer} is the other program, both with their versions
     * @param cells one for each batch size with each number of threads
     * @param difference the largest difference between the outputs of both programs; NaN where there is one only
     * @param problem why the other program was not measured: a key of the texts; empty where it was
     * @param problemArguments what stands in the places of that sentence
     */
    record ModelBenched(
            String requestId,
            String device,
            String engine,
            String peer,
            List<SpeedCell> cells,
            double difference,
            String problem,
            List<String> problemArguments)
            implements Answer {
        public ModelBenched {
            cells = List.copyOf(cells);
            problemArguments = List.copyOf(problemArguments);
        }
    }

    /**
     * One batch size with one number of threads in {@link ModelBenched}.
     *
     * @param own our engine
     * @param peer the other program; null where it was not measured
     */
    record SpeedCell(int batch, int threads, Speed own, Speed peer) {
        /**
         * How many times as fast ours is, by the medians, which whatever else the machine does changes least; NaN where
         * there is nothing to compare with.
         */
        public double ratio() {
            return peer == null ? Double.NaN : peer.medianSeconds() / own.medianSeconds();
        }
    }

    /**
     * A speed.
     *
     * @param samplesPerSecond over the whole time
     * @param medianSeconds of one answer to a batch
     * @param p95Seconds what 95 of 100 answers do not exceed
     * @param answers how many there were
     */
    record Speed(double samplesPerSecond, double medianSeconds, double p95Seconds, int answers) {}

    /** What a worker can be busy with, for progress that never stalls without a name. */
    enum Phase {
        LOADING,
        PREPARING,
        TRAINING,
        VALIDATING,
        SAVING,
        TESTING,
        /** Another program runs an exported file. */
        REPLAYING,
        IDLE
    }
}
