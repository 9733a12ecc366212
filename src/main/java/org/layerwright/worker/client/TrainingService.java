package org.layerwright.worker.client;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.layerwright.event.RunState;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;

/**
 * Training as the window and the command line see it: one worker process, kept warm between runs, and at most one run
 * at a time. No method waits for the worker: whatever happens comes as events, on a thread of the service. Safe to use
 * from any thread.
 */
public interface TrainingService extends AutoCloseable {
    /** Listens to every event from now on; events arrive in order on one background thread. */
    void addListener(Consumer<WorkerEvent> listener);

    void removeListener(Consumer<WorkerEvent> listener);

    /** Starts the worker for a device ahead of need, so that the first run begins at once. */
    void warmUp(String device);

    /**
     * Creates a run folder and begins to train in it.
     *
     * @param startPaused whether to stand still before the first step
     * @return the run folder, or where it could not be made a {@link WorkerEvent.Failed} follows and the path is null
     */
    Path start(NetworkSpec network, TrainingPlan plan, boolean startPaused);

    /**
     * Creates a run folder and begins to train in it with the weights of a model. The model is kept in the folder, and its
     * standardisation, if it has one, is the run's.
     *
     * @param from the name of the file that the model was read from
     * @param startPaused whether to stand still before the first step
     * @return the run folder, or where it could not be made a {@link WorkerEvent.Failed} follows and the path is null
     */
    Path startFrom(TrainedModel initial, String from, TrainingPlan plan, boolean startPaused);

    /** Goes on with a run that was stopped, failed or lost, from its last checkpoint. */
    void resume(Path runFolder);

    /**
     * Goes on with a run that has finished or was stopped, in its own folder and from its last checkpoint, with more epochs
     * than it was planned with; the best epoch so far stays the best until a better one comes. The plan in {@code run.json}
     * gets the new number of epochs. A schedule that spans the run, such as a cosine, is stretched to the new length, so the
     * learning rate may rise again at this point. After early stopping, patience is counted anew.
     *
     * @param moreEpochs above 0, on top of the plan's; where the run had stopped early, on top of those it has trained
     */
    void trainOn(Path runFolder, int moreEpochs);

    /** Passes a command on to the worker; starts one for commands that need no run. */
    void send(WorkerCommand command);

    /**
     * Passes a question on only if there is no run that it would wait for, nor one about to begin.
     *
     * @return whether it was passed on
     */
    default boolean sendWhileIdle(WorkerCommand.Question question) {
        return false;
    }

    RunState state();

    /** Ends the worker, within two seconds even where it does not answer. A run in progress stays resumable. */
    @Override
    void close();
}
