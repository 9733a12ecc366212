package org.layerwright.engine.training;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.layerwright.engine.MemoryPlan;

/** Says that memory will not do before anything is allocated, instead of dying in the middle of it. */
public final class MemoryForesight {
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
    private static final long MIB = 1 << 20;

    private MemoryForesight() {}

    /**
     * @param batchSize for the advice
     * @throws TrainingException where the plan needs more than there is
     */
    public static void check(MemoryPlan plan, int batchSize) {
        check(plan, batchSize, available());
    }

    static void check(MemoryPlan plan, int batchSize, long available) {
        if (plan.total() > available) {
            throw new TrainingException(
                    "error.training.memory",
                    plan.total() / MIB,
                    available / MIB,
                    batchSize,
                    Math.max(1, batchSize / 2));
        }
    }

    /** What can be taken without swapping: Linux tells; elsewhere, what is free now. */
    private static long available() {
        if (Files.isReadable(MEMORY_INFO)) {
            try (Stream<String> lines = Files.lines(MEMORY_INFO)) {
                return lines.filter(line -> line.startsWith("MemAvailable:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                        .findFirst()
                        .orElse(Long.MAX_VALUE);
            } catch (IOException | NumberFormatException e) {
                return Long.MAX_VALUE; // Unknown is not a reason to refuse.
            }
        }
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getFreeMemorySize()
                : Long.MAX_VALUE;
    }
}
