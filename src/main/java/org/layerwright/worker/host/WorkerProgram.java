package org.layerwright.worker.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.layerwright.data.DatasetCatalog;
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

    /** Serves one owner with the data sets that come with the application, and no others. */
    public static void run(InputStream in, Function<Path, WorkerEngine> engines) {
        run(in, DatasetCatalog::new, (home, catalog) -> engines.apply(home));
    }

    /**
     * Serves one owner. Does not return: the process ends.
     *
     * @param in the process's standard input
     * @param catalogs finds the data sets, given the application's home
     * @param engines makes the engine, given the application's home and the data sets
     */
    public static void run(
            InputStream in,
            Function<Path, DatasetCatalog> catalogs,
            BiFunction<Path, DatasetCatalog, WorkerEngine> engines) {
        // halt, not exit: native libraries have handlers that can hang, and nothing is left to be put in order.
        Runtime.getRuntime().halt(serve(in, catalogs, engines));
    }

    private static int serve(
            InputStream in,
            Function<Path, DatasetCatalog> catalogs,
            BiFunction<Path, DatasetCatalog, WorkerEngine> engines) {
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
        Path home = Path.of(invitation.home());
        DatasetCatalog catalog = catalogs.apply(home);
        Clock clock = Clock.systemDefaultZone();
        ExportJob exports = new ExportJob(catalog, clock, version(), WorkerProgram::endPrograms);
        WorkerHost host = new WorkerHost(owner, clock, Runtime.getRuntime()::halt, exports);
        Thread onSignal = new Thread(() -> host.end(TIME_TO_SAVE), "layerwright-signal");
        Runtime.getRuntime().addShutdownHook(onSignal);
        return host.serve(() -> engines.apply(home, catalog), invitation.device());
    }

    private static String version() {
        String version = WorkerProgram.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    private static void endPrograms() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
