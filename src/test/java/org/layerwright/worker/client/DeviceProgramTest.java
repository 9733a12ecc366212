package org.layerwright.worker.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceProgramTest {
    /** Leaves more behind than its result, as JavaCPP does where natives lie beside the application. */
    static final class Untidy {
        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[1]).getParent();
            Files.writeString(folder.resolve(".lock"), "");
            Files.createSymbolicLink(folder.resolve("libopenblas.so"), Path.of("libopenblas.so.0"));
            Files.writeString(Path.of(args[1]), folder.toString());
        }
    }

    @Test
    void nothingIsLeftOfAProgramThatLeavesFiles(@TempDir Path data) throws Exception {
        WorkerLaunch launch = WorkerLaunch.ofThisProcess(data, System.getProperties());
        DeviceProgram program = new DeviceProgram(launch, System.getenv(), data);
        String folder = program.run(Untidy.class.getName(), "cpu", Duration.ofMinutes(1));
        assertTrue(Path.of(folder).getFileName().toString().startsWith("layerwright-device"), folder);
        assertFalse(Files.exists(Path.of(folder)), folder);
    }
}
