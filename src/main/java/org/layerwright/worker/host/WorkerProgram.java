package org.layerwright.worker.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.layerwright.event.WorkerEngine;
import org.layerwright.json.JsonFormatException;
import org.layerwright.worker.link.Connection;
import org.layerwright.worker.link.Invitation;

/**
 * A worker process from its first to its last moment, whatever its engine. It reads an invitation from its standard
 * input, connects to its owner and serves it.
 *
 * <p>Ctrl-C in a terminal reaches the worker as well as its owner. It ends a run as the command does, with a checkpoint,
 * and so does a request of the system to terminate.
 */
public final class WorkerProgram {
    /** It was not started by an owner, or the owner was gone before it came. */
    public static final int EXIT_UNINVITED = 4;

    private static final Duration TIME_TO_SAVE = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(WorkerProgram.class.getName());

    private WorkerProgram() {}

    /**
     * Serves one owner. Does not return: the process ends.
     *
     * @param in the process's standard input
     * @param engines makes the engine, given the application's home
     */
    public static void run(InputStream in, Function<Path, WorkerEngine> engines) {
        // halt, not exit: native libraries have handlers that can hang, and nothing is left to be put in order.
        Runtime.getRuntime().halt(serve(in, engines));
    }

    private static int serve(InputStream in, Function<Path, WorkerEngine> engines) {
        Invitation invitation;
        Connection owner;
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String line = lines.readLine();
            if (line == null) {
                LOG.log(System.Logger.Level.ERROR, "This program is started by Layerwright, not by hand.");
                return EXIT_UNINVITED;
            }
            invitation = Invitation.fromLine(line);
            owner = Connection.to(invitation);
        } catch (IOException | JsonFormatException e) {
            LOG.log(System.Logger.Level.ERROR, "No owner could be reached: {0}", e.getMessage());
            return EXIT_UNINVITED;
        }
        WorkerHost host = new WorkerHost(owner, Clock.systemDefaultZone(), Runtime.getRuntime()::halt);
        Thread onSignal = new Thread(() -> host.end(TIME_TO_SAVE), "layerwright-signal");
        Runtime.getRuntime().addShutdownHook(onSignal);
        Path home = Path.of(invitation.home());
        return host.serve(() -> engines.apply(home), invitation.device());
    }
}
