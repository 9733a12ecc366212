package org.layerwright.worker.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.layerwright.engine.Device;
import org.layerwright.engine.Failures;
import org.layerwright.engine.inspection.QuestionException;
import org.layerwright.event.LineCodec;
import org.layerwright.event.RunControl;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEngine;
import org.layerwright.event.WorkerEvent;
import org.layerwright.json.JsonFormatException;
import org.layerwright.text.ExplainedException;
import org.layerwright.worker.link.Connection;

/**
 * The worker's side of the protocol: commands in, the engine, events out. The engine works on the thread that calls
 * {@link #serve}; another thread listens to the owner. When the owner closes the socket or dies, a run is asked to stop
 * and save, and whatever has not ended after {@link #GRACE} ends with the process.
 */
final class WorkerHost {
    /** With the time that a process needs to go away, this keeps the promise of two seconds. */
    static final Duration GRACE = Duration.ofMillis(1500);

    /** A worker whose engine could not be started. */
    static final int EXIT_NOT_READY = 3;

    /** At a thousand steps a second, a reader may hang for a minute before it misses one. */
    private static final int MAX_WAITING_EVENTS = 60_000;

    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger(WorkerHost.class.getName());

    private final Connection owner;
    private final Clock clock;
    private final IntConsumer halt;
    private final ExportJob exports;
    private final LineCodec<WorkerCommand> commands = new LineCodec<>(WorkerCommand.class);
    private final LineCodec<WorkerEvent> events = new LineCodec<>(WorkerEvent.class);
    private final Failures failures = new Failures();
    private final EventOutbox outbox;
    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ModelBench bench;
    /** Ids of what is under way or waits and is not wanted any more. */
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

    private volatile boolean ending;
    private volatile RunControl control = new RunControl(false);
    private String backend = "";
    private RunSession session;

    /** Work that waits its turn; only runs have a control. */
    private record Job(WorkerCommand command, RunControl control) {}

    /**
     * @param halt ends the process at once with an exit code
     */
    WorkerHost(Connection owner, Clock clock, IntConsumer halt, ExportJob exports) {
        this.owner = owner;
        this.clock = clock;
        this.halt = halt;
        this.exports = exports;
        this.bench = new ModelBench(clock);
        this.outbox = new EventOutbox(owner, MAX_WAITING_EVENTS);
        control.end();
    }

    /**
     * Works until the owner has had enough.
     *
     * @return the process's exit code
     */
    int serve(Supplier<WorkerEngine> engines, String device) {
        Thread listener = new Thread(this::listen, "layerwright-owner");
        listener.setDaemon(true);
        listener.start();
        try {
            WorkerEngine engine = engines.get();
            WorkerEvent.Ready ready = engine.start(device);
            backend = ready.backend();
            tell(ready);
            work(engine, device);
            return 0;
        } catch (Throwable e) {
            tell(failures.failed(e, false));
            return EXIT_NOT_READY;
        } finally {
            outbox.close(LAST_WORDS);
            ended.countDown();
        }
    }

    /** Asks everything to end in order, as when the system tells the process to go; waits so long at most. */
    void end(Duration patience) {
        requestEnd();
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "The work in progress did not end in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(WorkerEngine engine, String device) {
        while (true) {
            Job job;
            try {
                job = jobs.take();
            } catch (InterruptedException e) {
                return;
            }
            if (job.command() instanceof WorkerCommand.Shutdown) {
                return;
            }
            if (job.command() instanceof WorkerCommand.StartRun start) {
                train(engine, start, job.control());
            } else {
                answer(engine, device, job.command());
            }
        }
    }

    private void train(WorkerEngine engine, WorkerCommand.StartRun start, RunControl itsControl) {
        Path folder = Path.of(start.runFolder());
        try (RunSession opened = RunSession.open(folder, clock)) {
            attach(opened);
            try {
                engine.train(start, itsControl, this::tell);
            } catch (Throwable e) {
                WorkerEvent.Failed failed = failures.failed(e, RunSession.isResumable(folder));
                opened.noteFailure(failed.message());
                tellLast(failed);
            } finally {
                attach(null);
            }
        } catch (ExplainedException e) {
            tell(failures.failed(e, RunSession.isResumable(folder)));
        } finally {
            itsControl.end().forEach(this::refuse);
        }
    }

    /** A question about a run where none is in progress. */
    private void refuse(WorkerCommand.Question question) {
        QuestionException noRun = new QuestionException("error.inspect.noRun");
        tell(failures.failed(noRun, false).answering(question.requestId()));
    }

    private void answer(WorkerEngine engine, String device, WorkerCommand command) {
        try {
            if (cancelled.contains(command.requestId())) {
                throw new QuestionException("error.inspect.cancelled");
            }
            if (command instanceof WorkerCommand.Predict predict) {
                engine.predict(predict, this::tell);
            } else if (command instanceof WorkerCommand.Export export) {
                exports.run(export, engine, backend, this::tell);
            } else if (command instanceof WorkerCommand.Question question) {
                tell(engine.answer(question, () -> isCancelled(question), this::tell));
            } else if (command instanceof WorkerCommand.BenchModel asked) {
                tell(bench.run(asked, Device.of(device), () -> isCancelled(asked), this::tell));
            }
        } catch (Throwable e) {
            tell(failures.failed(e, false).answering(command.requestId()));
        } finally {
            cancelled.remove(command.requestId());
        }
    }

    private boolean isCancelled(WorkerCommand command) {
        return ending || cancelled.contains(command.requestId());
    }

    /** Tells a run's failure even where the diary cannot take it: a full disk may be what it is about. */
    private void tellLast(WorkerEvent event) {
        try {
            tell(event);
        } catch (ExplainedException e) {
            attach(null);
            tell(event);
        }
    }

    private synchronized void attach(RunSession newSession) {
        session = newSession;
    }

    private synchronized void tell(WorkerEvent event) {
        String line = events.encode(event);
        if (session != null && isDiarys(event)) {
            session.write(event, line);
        }
        outbox.offer(line, event instanceof WorkerEvent.StepDone);
    }

    /** Answers to questions are nothing that happened in the run. */
    private static boolean isDiarys(WorkerEvent event) {
        return !(event instanceof WorkerEvent.Answer
                || event instanceof WorkerEvent.AnswerProgress
                || event instanceof WorkerEvent.Failed failed
                        && !failed.requestId().isEmpty());
    }

    private void listen() {
        try {
            for (String line = owner.readLine(); line != null; line = owner.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "The link to the owner broke: {0}", e.getMessage());
        }
        requestEnd();
        try {
            if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                halt.accept(0);
            }
        } catch (InterruptedException e) {
            halt.accept(0);
        }
    }

    private void take(String line) {
        WorkerCommand command;
        try {
            command = commands.decode(line);
        } catch (JsonFormatException e) {
            LOG.log(System.Logger.Level.WARNING, "Passed over a line that is no command: {0}", e.getMessage());
            return;
        }
        if (command instanceof WorkerCommand.StartRun start) {
            control = new RunControl(start.startPaused());
            jobs.add(new Job(start, control));
        } else if (command instanceof WorkerCommand.Shutdown) {
            requestEnd();
        } else if (command instanceof WorkerCommand.Cancel cancel) {
            cancelled.add(cancel.requestId());
            control.cancel(cancel.requestId());
        } else if (isJob(command)) {
            jobs.add(new Job(command, null));
        } else if (command instanceof WorkerCommand.Question question) {
            if (!control.accept(question)) {
                refuse(question);
            }
        } else if (!control.accept(command)) {
            LOG.log(System.Logger.Level.WARNING, "Passed over a command that makes no sense: {0}", command);
        }
    }

    /** Whether a command waits for its turn; others are for the run in progress. */
    private static boolean isJob(WorkerCommand command) {
        return command instanceof WorkerCommand.Predict
                || command instanceof WorkerCommand.Export
                || command instanceof WorkerCommand.BenchModel
                || command instanceof WorkerCommand.Question question
                        && question.source().kind() != WeightSource.Kind.LIVE;
    }

    private void requestEnd() {
        ending = true;
        jobs.clear();
        exports.end();
        control.accept(new WorkerCommand.Stop());
        jobs.add(new Job(new WorkerCommand.Shutdown(), null));
    }
}
