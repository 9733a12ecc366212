package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.event.WorkerEvent;
import org.layerwright.run.RunFolder;
import org.layerwright.worker.fake.OwnerMain;
import org.layerwright.worker.fake.Services;

/** An owner that is killed takes its worker along. */
@Timeout(60)
class OwnerDeathTest {
    @TempDir
    Path folder;

    @Test
    void theWorkerOfAKilledOwnerSavesAndEnds() throws Exception {
        kill("mnist");
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            Path run = runs.findFirst().orElseThrow();
            assertTrue(Files.exists(new RunFolder(run).lastCheckpoint()), "the run can be resumed");
        }
        try (DefaultTrainingService next = Services.fake(folder)) {
            next.warmUp("cpu");
            Heard heard = new Heard();
            next.addListener(heard);
            heard.next(WorkerEvent.Ready.class);
            try (Stream<Path> sessions = Files.list(folder.resolve("sessions"))) {
                assertTrue(sessions.count() == 1, "the dead owner's session is cleared away");
            }
        }
    }

    @Test
    void theWorkerOfAKilledOwnerEndsEvenWhereItHangs() throws Exception {
        kill("hangs");
    }

    private void kill(String behaviour) throws Exception {
        WorkerLaunch launch = WorkerLaunch.ofThisProcess(folder, System.getProperties());
        Process owner = new ProcessBuilder(List.of(
                        launch.java().toString(),
                        "-cp",
                        launch.classPath(),
                        OwnerMain.class.getName(),
                        folder.toString(),
                        behaviour))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = owner.inputReader(StandardCharsets.UTF_8)) {
            long worker = Long.parseLong(out.readLine());
            owner.destroyForcibly().waitFor();
            long killed = System.nanoTime();
            while (isRunning(worker)) {
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
                assertTrue(millis < 2000, "the worker is still there after " + millis + " ms");
                Thread.onSpinWait();
            }
        } finally {
            owner.destroyForcibly();
        }
    }

    /** An orphan may stay as a zombie where the system's first process does not collect it. */
    private static boolean isRunning(long pid) {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        }
    }
}
