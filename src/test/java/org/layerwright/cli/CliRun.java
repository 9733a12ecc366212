package org.layerwright.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.layerwright.run.AppFolders;
import org.layerwright.worker.client.WorkerLaunch;
import org.layerwright.worker.fake.FakeWorkerMain;

/** Runs commands as a shell would, with a fake engine in the worker, and keeps what they print. */
final class CliRun {
    final int code;
    final String out;
    final String err;

    private CliRun(int code, String out, String err) {
        this.code = code;
        this.out = out;
        this.err = err;
    }

    static CliRun of(Path userData, Object... arguments) {
        return with(fakeWorker(userData), userData, arguments);
    }

    static CliRun with(WorkerLaunch worker, Path userData, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
        int code = Main.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new AppFolders(Path.of("").toAbsolutePath(), userData),
                Map.of(Main.LANGUAGE_VARIABLE, "en", "PATH", System.getenv().getOrDefault("PATH", "")),
                worker);
        return new CliRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static WorkerLaunch fakeWorker(Path home) {
        return WorkerLaunch.ofThisProcess(home, System.getProperties())
                .withMainClass(FakeWorkerMain.class.getName())
                .withExtraOptions(List.of("-XX:TieredStopAtLevel=1"));
    }

    /** One sentence or more, and no trace of an exception's class. */
    boolean isPlain() {
        return !err.contains("Exception") && !err.contains("\tat ") && !err.contains("‹");
    }
}
