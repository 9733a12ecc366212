package org.layerwright.worker.client;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.JobQueue.Job;
import org.layerwright.worker.client.WorkerProcess.Ending;

/**
 * Gives jobs to the worker, a run or a question each, and finds the job that an answer, a failure or a death belongs to.
 * A thread of its own starts workers and sends to them, in the order of the calls. What happens to the jobs is worked out
 * on the listeners' thread, one event after the other: first the run's state, then the listeners hear of it.
 */
final class WorkerJobs implements AutoCloseable {
    private static final int LAST_LINES = 5;
    /** The exit code of a worker that told by itself why it could not start. */
    private static final int EXIT_TOLD = 3;

    private final CurrentRun run;
    private final WorkerKeeper workers;
    private final EventDispatch dispatch;
    private final Supplier<Texts> texts;
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(task -> EventDispatch.daemon(task, "layerwright-asks"));

    // Guarded by this. A service may hold its lock when it asks here, and never the other way round.
    private final JobQueue jobs = new JobQueue();

    /**
     * @param run told what becomes of the jobs that are runs
     * @param workers makes the keeper of the worker, whose events and end come here
     * @param texts the language of the moment
     */
    WorkerJobs(CurrentRun run, WorkerKeeper.Maker workers, EventDispatch dispatch, Supplier<Texts> texts) {
        this.run = run;
        this.dispatch = dispatch;
        this.texts = texts;
        this.workers = workers.make(this::onEvent, this::onEnd);
    }

    /** The worker there is now. */
    WorkerKeeper workers() {
        return workers;
    }

    /** Starts the worker for a device, if it is not there. */
    void warmUp(String device) {
        ask(() -> {
            try {
                workers.forDevice(device);
            } catch (IOException e) {
                dispatch.run(() -> dispatch.tell(cannotStart(e)));
            }
        });
    }

    /** Gives a run or a question to the worker for a device, which is started if need be. */
    void submit(WorkerCommand command, String device) {
        Job job = add(command);
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
    void submitToRun(WorkerCommand.Question question) {
        Job job = add(question);
        boolean active = run.isActive();
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

    /** Passes on a command that nobody answers, if there is a worker. */
    void pass(WorkerCommand command) {
        ask(() -> {
            WorkerProcess now = workers.now();
            if (now != null) {
                now.send(command);
            }
        });
    }

    void endWorker() {
        ask(() -> {
            WorkerProcess now = workers.now();
            if (now != null) {
                now.close();
            }
        });
    }

    private synchronized Job add(WorkerCommand command) {
        return jobs.add(command);
    }

    /** Notes who does a job; false where that worker's end was told in the meantime. */
    private synchronized boolean give(Job job, WorkerProcess itsWorker) {
        if (workers.now() != itsWorker) {
            return false;
        }
        jobs.give(job, itsWorker);
        if (job.isRun()) {
            // The log of a worker that was started for this run belongs to the run from its beginning.
            run.isGiven(
                    workers.ready() == null
                            ? itsWorker.logStart()
                            : workers.log().length());
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
            run.isTold(event);
            if (ends) {
                run.keepLog(workers.log());
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
            undone.forEach(job -> fail(job, wordsFor(job.isRun(), source, ending)));
            if (undone.isEmpty() && !replaced && !ending.wasReady() && ending.exitCode() != EXIT_TOLD) {
                dispatch.tell(wordsFor(false, source, ending));
            }
        });
    }

    private WorkerEvent wordsFor(boolean isRun, WorkerProcess source, Ending ending) {
        boolean resumable = isRun && run.isResumable();
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
        }
        if (job.isRun()) {
            run.isTold(event);
            run.keepLog(workers.log());
        }
        boolean question = !job.isRun() && event instanceof WorkerEvent.Failed;
        dispatch.tell(question ? ((WorkerEvent.Failed) event).answering(job.requestId()) : event);
    }

    private WorkerEvent.Failed cannotStart(IOException e) {
        return EndWords.cannotStart(workers.sessions(), e, run.isResumable());
    }

    /** Ends the worker; whatever it was given is not told any more. */
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
        if (run.isActive()) {
            run.keepLog(workers.log());
        }
        workers.closeSession();
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
