package org.layerwright.worker.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.layerwright.device.CudaPack;
import org.layerwright.device.DeviceException;

/**
 * Runs a program of ours for one device, with the class path and the environment of that device's worker, and reads what it
 * left in a file.
 *
 * @param launch how workers are started
 * @param environment this process's environment
 * @param userData the folder of the user
 */
public record DeviceProgram(WorkerLaunch launch, Map<String, String> environment, Path userData) {
    private static final String ERROR = "SEVERE: ";
    private static final int TAIL = 300;

    /**
     * @param mainClass gets the device and the file for its result as arguments
     * @return what it wrote into the file
     * @throws DeviceException where it ended badly or not in time
     */
    public String run(String mainClass, String device, Duration limit) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("layerwright-device");
        Path result = folder.resolve("result.json");
        Path log = folder.resolve("program.log");
        try {
            List<String> command = new ArrayList<>(launch.withMainClass(mainClass)
                    .forDevice(device, CudaPack.ofThisMachine(userData))
                    .command(folder));
            command.addAll(List.of(device, result.toString()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().putAll(WorkerLaunch.environment(environment, device));
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = false;
            try {
                ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                process.destroyForcibly();
            }
            if (!ended) {
                throw new DeviceException("selftest.late", device, limit.toSeconds());
            }
            if (process.exitValue() != 0) {
                throw new DeviceException("selftest.ended", device, process.exitValue(), said(log));
            }
            return Files.readString(result);
        } finally {
            // With all that the program's libraries laid there, as JavaCPP does for an installed application.
            DeviceProbeProcess.delete(folder);
        }
    }

    /** The last error of the log; without one, its end. */
    private static String said(Path log) throws IOException {
        String text = Files.readString(log).strip();
        int at = text.lastIndexOf(ERROR);
        String tail = at >= 0 ? text.substring(at + ERROR.length()) : text;
        return tail.substring(Math.max(0, tail.length() - TAIL))
                .lines()
                .findFirst()
                .orElse("");
    }
}
