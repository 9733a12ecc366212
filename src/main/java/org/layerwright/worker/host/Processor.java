package org.layerwright.worker.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Names the processor, so that a kept speed says what it was measured on. */
final class Processor {
    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Processor() {}

    /** As the system calls it, with its cores: {@code Intel(R) Xeon(R) …, 2 cores}. */
    static String name() {
        return model() + " × " + Runtime.getRuntime().availableProcessors();
    }

    private static String model() {
        if (Files.isReadable(LINUX)) {
            try (Stream<String> lines = Files.lines(LINUX)) {
                return lines.filter(line -> line.startsWith(MODEL))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElseGet(Processor::architecture);
            } catch (IOException e) {
                return architecture();
            }
        }
        return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", architecture());
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }
}
