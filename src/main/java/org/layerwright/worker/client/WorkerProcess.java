package org.layerwright.worker.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.layerwright.event.LineCodec;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerEvent;
import org.layerwright.json.JsonFormatException;
import org.layerwright.worker.link.Connection;
import org.layerwright.worker.link.GarbageException;
import org.layerwright.worker.link.Rendezvous;

/**
 * One worker process and the link to it. Nothing here waits for the worker: commands that are sent before it is there
 * go out when it comes. However it ends, that is told once, after its last event.
 */
final class WorkerProcess implements AutoCloseable {
    /** Native libraries are unpacked at the very first start, which takes a while on a slow disk. */
    static final Duration START_LIMIT = Duration.ofSeconds(120);
    /** The worker's own grace is 1.5 s; the owner waits a little longer before it kills. */
    private static final Duration END_LIMIT = Duration.ofMillis(1750);

    private final String device;
    private final long logStart;
    private final Rendezvous rendezvous;
    private final Process process;
    private final BiConsumer<WorkerProcess, WorkerEvent> events;
    private final BiConsumer<WorkerProcess, Ending> ended;
    private final LineCodec<WorkerCommand> commandCodec = new LineCodec<>(WorkerCommand.class);
    private final LineCodec<WorkerEvent> eventCodec = new LineCodec<>(WorkerEvent.class);
    private final List<WorkerCommand> early = new ArrayList<>();
    private Connection connection;
    private boolean ready;
    private boolean late;
    private boolean over;

    /**
     * How a worker ended.
     *
     * @param exitCode of the process; above 128 a signal's number plus 128
     * @param wasReady whether it had told that it is ready
     * @param late whether it was ended because it did not become ready in time
     * @param garbage what it sent that was no event, or null
     */
    record Ending(int exitCode, boolean wasReady, boolean late, String garbage) {}

    private WorkerProcess(
            String device,
            long logStart,
            Rendezvous rendezvous,
            Process process,
            BiConsumer<WorkerProcess, WorkerEvent> events,
            BiConsumer<WorkerProcess, Ending> ended) {
        this.device = device;
        this.logStart = logStart;
        this.rendezvous = rendezvous;
        this.process = process;
        this.events = events;
        this.ended = ended;
    }

    /**
     * Starts a worker. Nothing is told before {@link #watch()}.
     *
     * @param events takes every event, on one thread
     * @param ended takes the end, on the same thread, after the last event
     * @throws IOException where no process could be started
     */
    static WorkerProcess start(
            WorkerLaunch launch,
            Session session,
            String device,
            Map<String, String> environment,
            BiConsumer<WorkerProcess, WorkerEvent> events,
            BiConsumer<WorkerProcess, Ending> ended)
            throws IOException {
        Rendezvous rendezvous = Rendezvous.open();
        try {
            ProcessBuilder builder = new ProcessBuilder(launch.command(session.folder()));
            builder.environment().clear();
            builder.environment().putAll(WorkerLaunch.environment(environment, device));
            builder.redirectErrorStream(true);
            builder.redirectOutput(
                    ProcessBuilder.Redirect.appendTo(session.log().toFile()));
            long logStart = new WorkerLog(session.log()).length();
            Process process = builder.start();
            WorkerProcess worker = new WorkerProcess(device, logStart, rendezvous, process, events, ended);
            worker.invite(launch.home().toString());
            return worker;
        } catch (IOException e) {
            rendezvous.close();
            throw e;
        }
    }

    private void invite(String home) {
        try (OutputStream in = process.getOutputStream()) {
            String line = rendezvous.invitation(device, home).toLine() + "\n";
            in.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It died at once; its exit tells more than this.
        }
    }

    /** Begins to listen to the worker. */
    void watch() {
        Thread reader = new Thread(this::read, "layerwright-worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        process.onExit().thenRun(this::stopWaiting);
        CompletableFuture.delayedExecutor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .execute(this::endIfLate);
    }

    String device() {
        return device;
    }

    long pid() {
        return process.pid();
    }

    /** Where in the session's log this worker's part begins. */
    long logStart() {
        return logStart;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Sends a command, or keeps it until the worker has come. */
    synchronized void send(WorkerCommand command) {
        if (connection == null) {
            early.add(command);
            return;
        }
        try {
            connection.writeLine(commandCodec.encode(command));
        } catch (IOException e) {
            // It is gone: the reader finds out as well, and tells.
        }
    }

    private void read() {
        String garbage = null;
        try {
            Connection link = rendezvous.accept();
            connected(link);
            for (String line = link.readLine(); line != null; line = link.readLine()) {
                WorkerEvent event = eventCodec.decode(line);
                if (event instanceof WorkerEvent.Ready) {
                    markReady();
                }
                events.accept(this, event);
            }
        } catch (GarbageException | JsonFormatException e) {
            garbage = e.getMessage();
            process.destroyForcibly();
        } catch (IOException e) {
            // The link was closed, by the worker's death or by close().
        }
        markOver();
        int exitCode = await(END_LIMIT);
        ended.accept(this, new Ending(exitCode, isReady(), isLate(), garbage));
    }

    private synchronized void connected(Connection link) throws IOException {
        if (over) {
            link.close();
            return;
        }
        connection = link;
        early.forEach(this::send);
        early.clear();
    }

    private synchronized void markReady() {
        ready = true;
    }

    private synchronized boolean isReady() {
        return ready;
    }

    private synchronized boolean isLate() {
        return late;
    }

    private synchronized void endIfLate() {
        if (!ready && !over) {
            late = true;
            process.destroyForcibly();
        }
    }

    /** Closes the link, after which the worker ends by itself. */
    private synchronized void markOver() {
        over = true;
        stopWaiting();
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                // Closed is what it was to be.
            }
        }
    }

    private void stopWaiting() {
        try {
            rendezvous.close();
        } catch (IOException e) {
            // What is left in the temporary folder is an empty folder.
        }
    }

    /** Waits for the process to end, so long at most, and then makes it. */
    private int await(Duration limit) {
        boolean interrupted = false;
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        }
        int exitCode = process.onExit().join().exitValue();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return exitCode;
    }

    /** Ends the worker within two seconds; a run in progress is given the time to save. */
    @Override
    public void close() {
        boolean connected;
        synchronized (this) {
            connected = connection != null;
        }
        markOver();
        if (!connected) {
            process.destroyForcibly();
        }
        await(END_LIMIT);
    }
}
