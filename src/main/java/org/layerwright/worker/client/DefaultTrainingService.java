package org.layerwright.worker.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
import org.layerwright.worker.client.JobQueue.Job;
import org.layerwright.worker.client.WorkerProcess.Ending;

/**
 * The training service over a worker process. The worker is started on demand, kept between runs, and started again
 * after it died.
 *
 * <p>Two threads of its own: one starts workers and sends to them, in the order of the calls; one tells the listeners.
 * A worker does one job after the other, so the oldest job that is not done yet is the one that an answer, a failure
 * or a death belongs to.
 */
public final class DefaultTrainingService implements TrainingService {
    private static final int LAST_LINES = 5;
    /** The exit code of a worker that told by itself why it could not start. */
    private static final int EXIT_TOLD = 3;

    private final Path sessions;
    private final NewRun newRun;
    private final WorkerKeeper workers;
    private final Supplier<Texts> texts;
    private final EventDispatch dispatch = new EventDispatch();
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(task -> EventDispatch.daemon(task, "layerwright-asks"));

    // Guarded by this.
    private final JobQueue jobs = new JobQueue();
    private RunState state = RunState.IDLE;
    private RunFolder run;
    private long runLogStart;

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
        this.sessions = sessions;
        this.newRun = new NewRun(runs, clock, new AtomicFiles(), launch.coreLimit());
        this.workers = new WorkerKeeper(launch, sessions, environment, this::onEvent, this::onEnd);
        this.texts = texts;
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
        ask(() -> {
            try {
                workers.forDevice(device);
            } catch (IOException e) {
                dispatch.run(() -> dispatch.tell(cannotStart(e)));
            }
        });
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

    /** Keeps others from beginning a run while this one's folder is made or read, which happens outside the lock. */
    private synchronized WorkerEvent.Ready reserve() {
        if (state.isActive()) {
            throw new IllegalStateException("There is a run already; wait for its end or stop it first.");
        }
        state = RunState.STARTING;
        return workers.ready();
    }

    private synchronized void refuse(ExplainedException e) {
        state = RunState.FAILED;
        dispatch.run(() -> dispatch.tell(EndWords.failed(e, false)));
    }

    private synchronized void begin(
            RunFolder folder, String device, boolean resume, boolean startPaused, int moreEpochs) {
        WorkerCommand.StartRun command =
                new WorkerCommand.StartRun(folder.path().toString(), resume, startPaused, moreEpochs);
        run = folder;
        submit(command, device);
    }

    @Override
    public synchronized void send(WorkerCommand command) {
        if (command instanceof WorkerCommand.StartRun) {
            throw new IllegalArgumentException("Runs begin with start or resume.");
        }
        if (command instanceof WorkerCommand.Question question
                && question.source().kind() == WeightSource.Kind.LIVE) {
            askRun(question);
        } else if (!command.requestId().isEmpty()) {
            submit(command, workers.device());
        } else if (command instanceof WorkerCommand.Shutdown) {
            ask(this::endWorker);
        } else if (state.isActive()) {
            state = state.after(command);
            ask(() -> toWorker(command));
        }
    }

    @Override
    public synchronized boolean sendWhileIdle(WorkerCommand.Question question) {
        // Under the lock: a run that begins meanwhile would keep the question waiting to its end.
        boolean idle = !state.isActive() && !workers.isClosed();
        if (idle) {
            submit(question, workers.device());
        }
        return idle;
    }

    @Override
    public synchronized RunState state() {
        return state;
    }

    /** The process id of the worker, or -1 where none is there now. */
    public long workerPid() {
        WorkerProcess worker = workers.now();
        return worker == null || worker.isOver() ? -1 : worker.pid();
    }

    private void submit(WorkerCommand command, String device) {
        Job job = jobs.add(command);
        ask(() -> {
            try {
                WorkerProcess itsWorker = workers.forDevice(device);
                while (!give(job, itsWorker)) {
                    itsWorker = workers.forDevice(device);
                }
                itsWorker.send(command);
            } catch (IOException e) {
                dispatch.run(() -> fail(job, cannotStart(e)));
            }
        });
    }

    /** Passes a question on to the worker that trains; it never starts one. */
    private void askRun(WorkerCommand.Question question) {
        Job job = jobs.add(question);
        boolean active = state.isActive();
        ask(() -> {
            WorkerProcess now;
            synchronized (this) {
                now = active ? workers.now() : null;
                jobs.give(job, now);
            }
            if (now == null) {
                dispatch.run(() -> fail(job, EndWords.failed("error.inspect.noRun", List.of(), false)));
            } else {
                now.send(question);
            }
        });
    }

    /** Notes who does a job; false where that worker's end was told in the meantime. */
    private synchronized boolean give(Job job, WorkerProcess itsWorker) {
        if (workers.now() != itsWorker) {
            return false;
        }
        jobs.give(job, itsWorker);
        if (job.isRun()) {
            // The log of a worker that was started for this run belongs to the run from its beginning.
            runLogStart = workers.ready() == null
                    ? itsWorker.logStart()
                    : workers.log().length();
        }
        return true;
    }

    private void ask(Runnable task) {
        try {
            sender.execute(task);
        } catch (RejectedExecutionException e) {
            // Closed: nobody listens any more.
        }
    }

    private void toWorker(WorkerCommand command) {
        WorkerProcess now = workers.now();
        if (now != null) {
            now.send(command);
        }
    }

    private void endWorker() {
        WorkerProcess now = workers.now();
        if (now != null) {
            now.close();
        }
    }

    private void onEvent(WorkerProcess source, WorkerEvent event) {
        dispatch.runWhenThereIsRoom(() -> {
            settle(source, event);
            dispatch.tell(event);
        });
    }

    /** Brings the state up to date before the listeners hear of an event. */
    private synchronized void settle(WorkerProcess source, WorkerEvent event) {
        if (event instanceof WorkerEvent.Ready ready) {
            workers.becameReady(source, ready);
        }
        boolean ends = event instanceof WorkerEvent.RunFinished
                || event instanceof WorkerEvent.RunStopped
                || event instanceof WorkerEvent.Answer
                || event instanceof WorkerEvent.Failed;
        Job job = jobs.find(source, requestOf(event)).orElse(null);
        if (job != null && job.isRun()) {
            state = state.after(event);
            if (ends) {
                keepLog();
            }
        }
        if (job != null && ends) {
            jobs.remove(job);
        }
    }

    /** The id of the question that an event answers; empty for events of a run. */
    private static String requestOf(WorkerEvent event) {
        if (event instanceof WorkerEvent.Answer answer) {
            return answer.requestId();
        }
        return event instanceof WorkerEvent.Failed failed ? failed.requestId() : "";
    }

    private void onEnd(WorkerProcess source, Ending ending) {
        dispatch.runWhenThereIsRoom(() -> {
            List<Job> undone;
            boolean replaced;
            synchronized (this) {
                undone = jobs.allOf(source);
                replaced = !workers.ended(source);
            }
            undone.forEach(job -> fail(job, wordsFor(job, source, ending)));
            if (undone.isEmpty() && !replaced && !ending.wasReady() && ending.exitCode() != EXIT_TOLD) {
                dispatch.tell(wordsFor(null, source, ending));
            }
        });
    }

    private synchronized WorkerEvent wordsFor(Job job, WorkerProcess source, Ending ending) {
        boolean isRun = job != null && job.isRun();
        boolean resumable = isRun && isResumable(run);
        if (!ending.wasReady()) {
            String lines = workers.log().lastLines(source.logStart(), LAST_LINES);
            return EndWords.notReady(ending, lines, resumable);
        }
        return isRun ? EndWords.lost(ending, resumable, texts.get()) : EndWords.unanswered(ending);
    }

    /** On the listeners' thread. */
    private void fail(Job job, WorkerEvent event) {
        synchronized (this) {
            jobs.remove(job);
            if (job.isRun()) {
                state = state.after(event);
                keepLog();
            }
        }
        boolean question = !job.isRun() && event instanceof WorkerEvent.Failed;
        dispatch.tell(question ? ((WorkerEvent.Failed) event).answering(job.requestId()) : event);
    }

    private WorkerEvent.Failed cannotStart(IOException e) {
        String what = e.getClass().getSimpleName() + ": " + e.getMessage();
        return EndWords.failed("error.worker.process", List.of(sessions.toString(), what), isResumable(run));
    }

    private static boolean isResumable(RunFolder folder) {
        return folder != null && Files.isRegularFile(folder.lastCheckpoint());
    }

    private void keepLog() {
        WorkerLog log = workers.log();
        if (log != null) {
            log.appendTo(run.workerLog(), runLogStart);
            runLogStart = log.length();
        }
    }

    @Override
    public void close() {
        Optional<WorkerProcess> last;
        synchronized (this) {
            if (workers.isClosed()) {
                return;
            }
            last = workers.close();
        }
        sender.shutdown();
        dispatch.close();
        last.ifPresent(WorkerProcess::close);
        awaitSender();
        synchronized (this) {
            if (state.isActive() && run != null) {
                keepLog();
            }
            workers.closeSession();
        }
    }

    /** A worker that was being started at this moment is ended by the thread that started it. */
    private void awaitSender() {
        try {
            sender.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
