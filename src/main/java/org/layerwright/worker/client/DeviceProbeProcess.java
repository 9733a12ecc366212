package org.layerwright.worker.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.layerwright.device.DeviceList;
import org.layerwright.device.Reason;
import org.layerwright.json.JsonFormatException;

/**
 * Asks a process of its own which devices there are, and answers in any case: a process that hangs is ended, and one
 * that dies leaves what it had found by then.
 *
 * @param launch how workers are started; the probe needs the same Java and class path
 * @param mainClass the probe's program
 * @param environment this process's environment
 * @param userData the folder of the user
 * @param limit how long it may take
 */
public record DeviceProbeProcess(
        WorkerLaunch launch, String mainClass, Map<String, String> environment, Path userData, Duration limit) {
    /** The probe's program, by name, so that this process never loads the engine. */
    public static final String MAIN_CLASS = "org.layerwright.worker.host.DeviceProbeMain";

    /** The driver's program alone may take ten seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final String FACTS = "facts";
    private static final String PEAKS = "peaks";

    public DeviceProbeProcess(WorkerLaunch launch, Map<String, String> environment, Path userData) {
        this(launch, MAIN_CLASS, environment, userData, LIMIT);
    }

    /** Waits until it is known, or the limit is over. */
    public DeviceList run(boolean withPeaks) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("layerwright-devices");
            return run(folder, withPeaks);
        } catch (IOException e) {
            return DeviceList.unknown(
                    Reason.of("device.probe.failed", e.getClass().getSimpleName()));
        } finally {
            delete(folder);
        }
    }

    private DeviceList run(Path folder, boolean withPeaks) throws IOException {
        Path result = folder.resolve("devices.json");
        List<String> command = new ArrayList<>(launch.withMainClass(mainClass).command(folder));
        command.addAll(List.of(result.toString(), withPeaks ? PEAKS : FACTS, userData.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(WorkerLaunch.environment(environment));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("probe.log").toFile())
                .start();
        process.getOutputStream().close();
        Reason trouble = await(process);
        try {
            // Also where it ended badly: what it wrote before it touched anything native is right.
            return DeviceList.read(Files.readString(result));
        } catch (IOException | JsonFormatException e) {
            return DeviceList.unknown(trouble);
        }
    }

    /** Waits for the end; answers what to say where there is no result. */
    private Reason await(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Reason.of("device.probe.failed", process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return Reason.of("device.probe.late", limit.toSeconds());
    }

    /** Deletes a flat folder, as far as that is possible; null stands for none. */
    static void delete(Path folder) {
        try {
            if (folder == null) {
                return;
            }
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // A process that cannot be ended may still hold a file; the system clears its temporary folder.
        }
    }
}
