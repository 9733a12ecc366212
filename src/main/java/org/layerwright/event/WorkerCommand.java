package org.layerwright.event;

import java.util.List;

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
     * @param moreEpochs how many epochs to add to the run's plan, for a run that is trained on; 0 for none
     */
    record StartRun(String runFolder, boolean resume, boolean startPaused, int moreEpochs) implements WorkerCommand {
        public StartRun(String runFolder, boolean resume, boolean startPaused) {
            this(runFolder, resume, startPaused, 0);
        }
    }

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

    /** Classify one image file. */
    record Predict(String requestId, String modelFile, String imageFile, boolean resize, boolean invert)
            implements WorkerCommand {}

    /**
     * Write a model for other programs, and prove that they compute what we do.
     *
     * @param target an exporter's id
     * @param raw whether the file is to take data as they come and to answer probabilities
     * @param outputFile the main file, by absolute path
     * @param dataset whose samples it is proven with, by id or path; {@code random} for samples drawn at random; empty for
     *     what the model was trained on, or drawn ones where that is not here
     * @param samples how many to prove it with; 0 for no proof
     */
    record Export(
            String requestId,
            String modelFile,
            String target,
            boolean raw,
            String outputFile,
            String dataset,
            int samples)
            implements WorkerCommand {}

    /**
     * A question about weights. One about {@link WeightSource.Kind#LIVE} ones is answered by the worker that trains,
     * between two steps; the others wait for their turn like any other job. The answer is an {@link WorkerEvent.Answer}
     * or a {@link WorkerEvent.Failed} with the same id.
     */
    sealed interface Question extends WorkerCommand {
        @Override
        String requestId();

        WeightSource source();
    }

    /**
     * Show what layers give for one sample.
     *
     * @param sample as the data set gives it, before any preprocessing of the model
     * @param layers by name; empty for all
     */
    record ShowActivations(String requestId, WeightSource source, Numbers sample, List<String> layers)
            implements Question {
        public ShowActivations {
            layers = List.copyOf(layers);
        }
    }

    /** Show the weights of a layer. */
    record ShowWeights(String requestId, WeightSource source, String layer) implements Question {}

    /**
     * Show which parts of a sample speak for a class.
     *
     * @param sample as in {@link ShowActivations}
     * @param target the class; -1 for the most probable one
     */
    record ShowSaliency(String requestId, WeightSource source, Numbers sample, int target, SaliencyMethod method)
            implements Question {}

    /** Give the outputs for samples that follow each other in {@code samples}, as the data set gives them. */
    record Infer(String requestId, WeightSource source, Numbers samples, int count) implements Question {}

    /**
     * Give the outputs for every sample of a part of a data set.
     *
     * @param dataset the id of a data set or the path of a folder
     */
    record Judge(String requestId, WeightSource source, String dataset, DataPart part) implements Question {}

    /** How to find what speaks for a class. */
    enum SaliencyMethod {
        /** The absolute derivative of the class's sum with respect to each input value; largest over channels. */
        GRADIENT,
        /** The last convolution's maps, weighted by their mean derivative, positive parts only (Selvaraju et al. 2017). */
        GRAD_CAM
    }

    /** Parts of a data set. */
    enum DataPart {
        TRAIN,
        TEST,
        /** The test part, or where the set has none, all of it. */
        TEST_OR_ALL
    }

    /**
     * Measure how fast a model answers, with our engine and with ONNX Runtime.
     *
     * @param batchSizes samples asked about at once; each is measured with each number of threads
     * @param seconds how long each program is measured for each of these
     */
    record BenchModel(
            String requestId, String modelFile, List<Integer> batchSizes, List<Integer> threads, double seconds)
            implements WorkerCommand {
        public BenchModel {
            batchSizes = List.copyOf(batchSizes);
            threads = List.copyOf(threads);
        }
    }

    /** Give up answering; what was asked for fails. */
    record Cancel(String requestId) implements WorkerCommand {}

    /** End the worker. */
    record Shutdown() implements WorkerCommand {}
}
