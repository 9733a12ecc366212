package org.layerwright.worker.client;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.layerwright.event.RunState;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.file.AtomicFiles;
import org.layerwright.model.TrainedModel;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Texts;

/**
 * The training service over a worker process. The worker is started on demand, kept between runs, and started again
 * after it died. Here it is decided whether a run may begin and where a command goes; {@link CurrentRun} knows how the
 * run is doing, {@link WorkerJobs} brings its jobs to the worker.
 */
public final class DefaultTrainingService implements TrainingService {
    private final NewRun newRun;
    private final EventDispatch dispatch = new EventDispatch();
    private final CurrentRun run = new CurrentRun();
    private final WorkerJobs jobs;

    /**
     * @param launch how workers are started
     * @param sessions where logs of workers are kept while this service lives
     * @param runs where run folders are made
     * @param environment this process's environment, which workers get with a few changes
     * @param texts the language of the moment, for what is worded here
     */
    public DefaultTrainingService(
            WorkerLaunch launch,
            Path sessions,
            Path runs,
            Clock clock,
            Map<String, String> environment,
            Supplier<Texts> texts) {
        this.newRun = new NewRun(runs, clock, new AtomicFiles(), launch.coreLimit());
        this.jobs = new WorkerJobs(
                run,
                (onEvent, onEnd) -> new WorkerKeeper(launch, sessions, environment, onEvent, onEnd),
                dispatch,
                texts);
    }

    @Override
    public void addListener(Consumer<WorkerEvent> listener) {
        dispatch.add(listener);
    }

    @Override
    public void removeListener(Consumer<WorkerEvent> listener) {
        dispatch.remove(listener);
    }

    @Override
    public void warmUp(String device) {
        jobs.warmUp(device);
    }

    @Override
    public Path start(NetworkSpec network, TrainingPlan plan, boolean startPaused) {
        WorkerEvent.Ready there = reserve();
        return begin(plan, startPaused, () -> newRun.create(network, plan, there));
    }

    @Override
    public Path startFrom(TrainedModel initial, String from, TrainingPlan plan, boolean startPaused) {
        WorkerEvent.Ready there = reserve();
        return begin(plan, startPaused, () -> newRun.create(initial, from, plan, there));
    }

    /** @return the run's folder, or null where it could not be made */
    private Path begin(TrainingPlan plan, boolean startPaused, Supplier<RunFolder> maker) {
        try {
            RunFolder folder = maker.get();
            begin(folder, plan.compute().device(), false, startPaused, 0);
            return folder.path();
        } catch (ExplainedException e) {
            refuse(e);
            return null;
        }
    }

    @Override
    public void resume(Path runFolder) {
        goOn(runFolder, 0);
    }

    @Override
    public void trainOn(Path runFolder, int moreEpochs) {
        if (moreEpochs < 1) {
            throw new IllegalArgumentException("Expected more epochs above 0, received " + moreEpochs + ".");
        }
        goOn(runFolder, moreEpochs);
    }

    private void goOn(Path runFolder, int moreEpochs) {
        reserve();
        try {
            RunFolder folder = RunFolder.open(runFolder);
            begin(folder, folder.readRecord().plan().compute().device(), true, false, moreEpochs);
        } catch (ExplainedException e) {
            refuse(e);
        }
    }

    /** Before the run's folder is made or read, which happens outside the lock. */
    private synchronized WorkerEvent.Ready reserve() {
        run.reserve();
        return jobs.workers().ready();
    }

    private void refuse(ExplainedException e) {
        run.refuse();
        dispatch.run(() -> dispatch.tell(EndWords.failed(e, false)));
    }

    private synchronized void begin(
            RunFolder folder, String device, boolean resume, boolean startPaused, int moreEpochs) {
        run.begin(folder);
        jobs.submit(new WorkerCommand.StartRun(folder.path().toString(), resume, startPaused, moreEpochs), device);
    }

    @Override
    public synchronized void send(WorkerCommand command) {
        if (command instanceof WorkerCommand.StartRun) {
            throw new IllegalArgumentException("Runs begin with start or resume.");
        }
        if (command instanceof WorkerCommand.Question question
                && question.source().kind() == WeightSource.Kind.LIVE) {
            jobs.submitToRun(question);
        } else if (!command.requestId().isEmpty()) {
            jobs.submit(command, jobs.workers().device());
        } else if (command instanceof WorkerCommand.Shutdown) {
            jobs.endWorker();
        } else if (run.isSent(command)) {
            jobs.pass(command);
        }
    }

    @Override
    public synchronized boolean sendWhileIdle(WorkerCommand.Question question) {
        // Under the lock: a run that begins meanwhile would keep the question waiting to its end.
        boolean idle = !run.isActive() && !jobs.workers().isClosed();
        if (idle) {
            jobs.submit(question, jobs.workers().device());
        }
        return idle;
    }

    @Override
    public RunState state() {
        return run.state();
    }

    /** The process id of the worker, or -1 where none is there now. */
    public long workerPid() {
        WorkerProcess worker = jobs.workers().now();
        return worker == null || worker.isOver() ? -1 : worker.pid();
    }

    @Override
    public void close() {
        jobs.close();
    }
}
