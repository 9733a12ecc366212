package org.layerwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.device.Reason;
import org.layerwright.run.AppFolders;
import org.layerwright.text.Texts;
import org.layerwright.worker.client.WorkerLaunch;

class DevicesCommandTest {
    private static final DeviceList FOUND = new DeviceList(List.of(
            new DeviceStatus("cpu", "AMD EPYC", Optional.empty(), Map.of("cores", "8")),
            new DeviceStatus(
                    "cuda",
                    "NVIDIA GeForce RTX 3060",
                    Optional.of(Reason.of("device.gpu.noPack")),
                    Map.of("memory", "12288 MiB"))));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Boolean measured;

    private int run(String... args) {
        AppFolders folders = new AppFolders(folder, folder.resolve("user"));
        Cli cli = new Cli(
                stream(out),
                stream(err),
                false,
                folders,
                Map.of(),
                WorkerLaunch.ofThisProcess(folder, System.getProperties()),
                new Texts(Texts.ENGLISH),
                folder);
        return DevicesCommand.with(cli, peaks -> {
                    measured = peaks;
                    return FOUND;
                })
                .setExecutionExceptionHandler((e, line, result) -> {
                    cli.err().println(e.getMessage());
                    return ExitCode.FAILED;
                })
                .execute(args);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void tellsEachDeviceWithWhatIsMissing() {
        assertEquals(ExitCode.OK, run());
        assertEquals("""
                cpu  CPU  AMD EPYC  (ready)
                  Cores  8
                cuda  GPU  NVIDIA GeForce RTX 3060  (not usable)
                  The CUDA pack is not installed; “layerwright devices install-cuda” installs it.
                  Memory  12288 MiB
                """, out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
        assertTrue(measured);
    }

    @Test
    void answersOtherProgramsQuickly() {
        assertEquals(ExitCode.OK, run("--quick", "--json"));
        assertFalse(measured);
        assertEquals(FOUND, DeviceList.read(out.toString(StandardCharsets.UTF_8)));
    }

    @Test
    void installsOnlyFromWhatIsNamed() {
        assertEquals(ExitCode.FAILED, run("install-cuda"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("--from"), err.toString(StandardCharsets.UTF_8));
        assertEquals(ExitCode.FAILED, run("install-cuda", "--from", folder.toString()));
        assertTrue(
                err.toString(StandardCharsets.UTF_8).contains("does not hold"), err.toString(StandardCharsets.UTF_8));
        assertEquals(ExitCode.OK, run("remove-cuda"));
    }
}
