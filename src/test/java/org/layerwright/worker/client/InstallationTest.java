package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.file.AtomicFiles;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.run.RunFolder;

class InstallationTest {
    @TempDir
    Path folder;

    @Test
    void aCloneHasNothingToPassOn() {
        assertEquals(List.of(), Installation.options(new Properties()));
    }

    @Test
    void theWorkerFindsNativesPolicyAndClassesWhereTheWindowDid() throws IOException {
        Path natives = Files.createDirectories(folder.resolve("native"));
        Files.createDirectories(natives.resolve("openblas"));
        Files.createDirectories(natives.resolve("javacpp"));
        Properties properties = new Properties();
        properties.setProperty("layerwright.natives", natives.toString());
        properties.setProperty("layerwright.policy", "/opt/x/policy.json");
        properties.setProperty("layerwright.archive", "/opt/x/app/layerwright.jsa");
        WorkerLaunch launch = WorkerLaunch.ofThisProcess(folder, withJava(properties));
        List<String> command = launch.command(folder.resolve("session"));
        assertTrue(command.contains("-Dlayerwright.policy=/opt/x/policy.json"), command.toString());
        assertTrue(command.contains("-XX:SharedArchiveFile=/opt/x/app/layerwright.jsa"), command.toString());
        assertTrue(
                command.contains("-Djava.library.path=" + natives.resolve("javacpp") + File.pathSeparator
                        + natives.resolve("openblas")),
                command.toString());
        assertTrue(
                command.contains("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("session")), command.toString());
    }

    @Test
    void aLimitOfCoresIsTheWorkersToo() {
        WorkerLaunch launch = WorkerLaunch.ofThisProcess(folder, withJava(new Properties()));
        assertEquals(OptionalInt.empty(), launch.withCores(OptionalInt.empty()).coreLimit());
        WorkerLaunch limited = launch.withCores(OptionalInt.of(1));
        assertEquals(OptionalInt.of(1), limited.coreLimit());
        assertTrue(limited.command(folder).contains("-XX:ActiveProcessorCount=1"));
        assertFalse(launch.command(folder).contains("-XX:ActiveProcessorCount=1"));
    }

    @Test
    void aRunGetsNoMoreCoresThanAreAllowed() {
        NetworkSpec network = NetworkSpec.of("x");
        NewRun limited = new NewRun(folder, Clock.systemUTC(), new AtomicFiles(), OptionalInt.of(2));
        assertEquals(2, threads(limited.create(network, plan(8), null)));
        assertEquals(1, threads(limited.create(network, plan(1), null)));
        assertEquals(2, threads(limited.create(network, plan(0), null)));
        NewRun free = new NewRun(folder, Clock.systemUTC(), new AtomicFiles(), OptionalInt.empty());
        assertEquals(8, threads(free.create(network, plan(8), null)));
    }

    private static TrainingPlan plan(int threads) {
        return TrainingPlan.DEFAULT.withCompute(new TrainingPlan.ComputePlan("cpu", threads));
    }

    private static int threads(RunFolder run) {
        return run.readRecord().plan().compute().threads();
    }

    private static Properties withJava(Properties properties) {
        properties.setProperty("java.home", System.getProperty("java.home"));
        properties.setProperty("java.class.path", "x.jar");
        return properties;
    }
}
