package org.layerwright.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Counts images between the end of a warm-up and the end of a measurement. */
public final class Stopwatch {
    private final double warmUpSeconds;
    private final double measureSeconds;
    private final long start = System.nanoTime();
    private long measureStart;
    private long end;
    private long images;

    public Stopwatch(double warmUpSeconds, double measureSeconds) {
        this.warmUpSeconds = warmUpSeconds;
        this.measureSeconds = measureSeconds;
    }

    /** Asked before each step of {@code batch} images; false when the time is over. */
    public boolean isRunning(int batch) {
        long now = System.nanoTime();
        if (measureStart == 0) {
            if ((now - start) / 1e9 < warmUpSeconds) {
                return true;
            }
            measureStart = now;
        }
        if ((now - measureStart) / 1e9 >= measureSeconds) {
            end = now;
            return false;
        }
        images += batch;
        return true;
    }

    public double imagesPerSecond() {
        return images * 1e9 / (end - measureStart);
    }

    /** The result as one line. Peak memory is the kernel's high-water mark of the whole process; 0 where it tells none. */
    public String json(String who, int threads, long parameters, double loss) throws IOException {
        return String.format(
                Locale.ROOT,
                "{\"who\":\"%s\",\"threads\":%d,\"parameters\":%d,\"imagesPerSecond\":%.1f,\"peakMiB\":%d,\"loss\":%.5f}%n",
                who,
                threads,
                parameters,
                imagesPerSecond(),
                peakKilobytes() / 1024,
                loss);
    }

    private static long peakKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }
}
