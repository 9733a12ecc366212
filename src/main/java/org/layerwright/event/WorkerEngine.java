package org.layerwright.event;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.layerwright.model.TrainedModel;

/**
 * What a worker process does its work with. There is one a process, and all its methods are called on one thread, one
 * after the other, so none of them needs a lock.
 *
 * <p>The caller keeps the run folder's lock and its diary ({@code events.jsonl}, {@code worker.log}); the engine reads
 * {@code run.json} and writes {@code run.json}'s outcome, the checkpoints and the model. Errors are thrown: an
 * {@code ExplainedException} becomes {@link WorkerEvent.Failed} with its key, arguments and sentence, an {@link
 * OutOfMemoryError} is told as such, and anything else as an internal error with its details in the log.
 */
public interface WorkerEngine {
    /**
     * Loads what the device needs and proves that it calculates rightly.
     *
     * @param device {@code cpu}, or a GPU's id; where it is not to be had this throws, and never falls back
     */
    WorkerEvent.Ready start(String device);

    /**
     * Trains on the calling thread until the run has ended. The last thing told is {@link WorkerEvent.RunFinished} or
     * {@link WorkerEvent.RunStopped}; a run that fails throws instead.
     *
     * @param control what the loop asks before each step
     * @param out takes events; it may be called from any thread and does not wait for the reader
     */
    void train(WorkerCommand.StartRun command, RunControl control, Consumer<WorkerEvent> out);

    /**
     * Answers a question about a model file or a network that was never trained. Questions about the run in progress come
     * to {@link #train} through its control.
     *
     * @param cancelled asked now and then where it takes long; once it is true this throws
     * @param out takes {@link WorkerEvent.AnswerProgress} where it takes long
     * @return the answer, with the question's id
     */
    WorkerEvent.Answer answer(WorkerCommand.Question question, BooleanSupplier cancelled, Consumer<WorkerEvent> out);

    /**
     * What a model gives for samples, one row after the other.
     *
     * @param probabilities whether a network that ends before its loss's last function is asked for probabilities all the
     *     same, and not for what its last layer computes
     * @param samples as the network takes them
     * @param progress told now and then how many are done; what it throws ends the work
     */
    float[] outputs(TrainedModel model, boolean probabilities, float[] samples, int count, IntConsumer progress);

    /** Classifies an image and tells {@link WorkerEvent.Predicted}. */
    void predict(WorkerCommand.Predict command, Consumer<WorkerEvent> out);
}
