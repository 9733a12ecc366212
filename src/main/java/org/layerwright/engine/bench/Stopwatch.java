package org.layerwright.engine.bench;

import org.layerwright.engine.ProcessorTime;

/** Counts images, and the processor time of this process, between the end of a warm-up and the end of a measurement. */
public final class Stopwatch {
    private static final int MOST_PATIENCE = 10;

    private final double warmUpSeconds;
    private final double measureSeconds;
    private final int batch;
    private final long start = System.nanoTime();
    private final long processorBegin = ProcessorTime.ofProcess();
    private long measureStart;
    private long end;
    private long images;
    private long processorStart;
    private long processorEnd;

    /**
     * @param warmUpSeconds of processor time, and at least as many seconds
     * @param batch images a step
     */
    public Stopwatch(double warmUpSeconds, double measureSeconds, int batch) {
        this.warmUpSeconds = warmUpSeconds;
        this.measureSeconds = measureSeconds;
        this.batch = batch;
    }

    /** Asked before each step; false when the time is over. */
    public boolean isRunning() {
        long now = System.nanoTime();
        if (measureStart == 0) {
            if (!isWarm((now - start) / 1e9)) {
                return true;
            }
            measureStart = now;
            processorStart = ProcessorTime.ofProcess();
        }
        if ((now - measureStart) / 1e9 >= measureSeconds) {
            end = now;
            processorEnd = ProcessorTime.ofProcess();
            return false;
        }
        images += batch;
        return true;
    }

    /** On a busy machine the compiler gets its share late, so it is processor time that must have passed. */
    private boolean isWarm(double seconds) {
        boolean worked = (ProcessorTime.ofProcess() - processorBegin) / 1e9 >= warmUpSeconds;
        return seconds >= warmUpSeconds && (worked || seconds >= MOST_PATIENCE * warmUpSeconds);
    }

    public double imagesPerSecond() {
        return images * 1e9 / (end - measureStart);
    }

    /** Seconds of processor time per second: what this process got, all its threads together. */
    public double processors() {
        return (double) (processorEnd - processorStart) / (end - measureStart);
    }
}
