package org.layerwright.worker.host;

import java.util.Arrays;
import org.layerwright.event.WorkerEvent.Speed;

/** How long each answer took. */
final class Laps {
    private static final double P95 = 0.95;

    private final int batch;
    private long[] nanos = new long[1024];
    private int count;

    /** @param batch samples an answer */
    Laps(int batch) {
        this.batch = batch;
    }

    void add(long tookNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = tookNanos;
    }

    /** Percentiles by nearest rank: the smallest time that so large a share of the answers does not exceed. */
    Speed speed() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        long sum = Arrays.stream(sorted).sum();
        return new Speed(
                (double) batch * count * 1e9 / sum,
                percentile(sorted, 0.5) / 1e9,
                percentile(sorted, P95) / 1e9,
                count);
    }

    private static long percentile(long[] sorted, double share) {
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }
}
