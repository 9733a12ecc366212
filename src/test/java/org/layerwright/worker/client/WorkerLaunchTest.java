package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.layerwright.worker.host.WorkerMain;

class WorkerLaunchTest {
    private static final long GIB = 1L << 30;

    @Test
    void theWorkerIsThisProgramsJava() {
        WorkerLaunch launch = WorkerLaunch.ofThisProcess(Path.of("/app"), System.getProperties());
        assertTrue(Files.isExecutable(launch.java()));
        assertEquals(WorkerMain.class.getName(), launch.mainClass());
        assertTrue(launch.memory() > GIB / 4);
        assertTrue(launch.classPath().contains("classes"), launch.classPath());
    }

    @Test
    void takesTheRealClassPathFromATestRunner() {
        Properties properties = new Properties();
        properties.setProperty("java.home", "/java");
        properties.setProperty("java.class.path", "surefirebooter.jar");
        assertEquals(
                "surefirebooter.jar",
                WorkerLaunch.ofThisProcess(Path.of("."), properties).classPath());
        properties.setProperty("surefire.test.class.path", "a.jar:b.jar");
        assertEquals(
                "a.jar:b.jar",
                WorkerLaunch.ofThisProcess(Path.of("."), properties).classPath());
    }

    @Test
    void theHeapIsAQuarterOfTheMemoryWithinBounds() {
        assertEquals(GIB, launch(17, 4 * GIB).heapBytes());
        assertEquals(GIB / 4, launch(17, GIB / 2).heapBytes());
        assertEquals(4 * GIB, launch(17, 256 * GIB).heapBytes());
        assertTrue(launch(17, 4 * GIB).command(Path.of("s")).contains("-Xmx1024m"));
    }

    @Test
    void newerJavasAreAllowedNativeAccessExplicitly() {
        String option = "--enable-native-access=ALL-UNNAMED";
        assertFalse(launch(17, GIB).command(Path.of("s")).contains(option));
        assertFalse(launch(21, GIB).command(Path.of("s")).contains(option));
        assertTrue(launch(22, GIB).command(Path.of("s")).contains(option));
        assertTrue(launch(25, GIB).command(Path.of("s")).contains(option));
    }

    @Test
    void theMainClassComesLast() {
        List<String> command =
                launch(17, GIB).withExtraOptions(List.of("-Xint")).command(Path.of("s"));
        assertEquals(List.of("-Xint", "-cp", "x.jar", "Main"), command.subList(command.size() - 4, command.size()));
        assertEquals("/bin/java", command.get(0));
    }

    @Test
    void librariesGetOneThreadAndNoHintsForOldKernels() {
        Map<String, String> environment = WorkerLaunch.environment(Map.of(
                "PATH", "/bin", "OMP_NUM_THREADS", "8", "OPENBLAS_CORETYPE", "Haswell", "OPENBLAS_L2_SIZE", "512"));
        assertEquals(
                Map.of("PATH", "/bin", "OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1", "MKL_NUM_THREADS", "1"),
                environment);
    }

    @Test
    void theKernelsCanBeChosenByAVariableOfOurOwn() {
        Map<String, String> environment = WorkerLaunch.environment(
                Map.of("OPENBLAS_CORETYPE", "Prescott", WorkerLaunch.CORE_TYPE_VARIABLE, "Haswell"));
        assertEquals("Haswell", environment.get("OPENBLAS_CORETYPE"));
    }

    private static WorkerLaunch launch(int version, long memory) {
        return new WorkerLaunch(Path.of("/bin/java"), "x.jar", "Main", version, memory, Path.of("."), List.of());
    }
}
