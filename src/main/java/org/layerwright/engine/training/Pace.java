package org.layerwright.engine.training;

/**
 * Measures how fast a run goes: images a second and the share of waiting over the last second of training, and the time
 * left. What lies between steps counts as training, but for the breaks that it is told of.
 */
final class Pace {
    private static final long WINDOW = 1_000_000_000L;

    private long windowStart;
    private long windowImages;
    private long windowWait;
    private long lastStep;
    private long lastWait;
    private double imagesPerSecond;
    private double waitingShare;
    private double secondsPerImage;
    private double validationSeconds;

    /** @param now when training begins, in nanoseconds */
    Pace(long now) {
        windowStart = now;
        lastStep = now;
    }

    /** Training goes on after a break, whose length must not count: validation, or a pause. */
    void goOn(long now, long waitNanos) {
        // Moved, not begun anew: a window would never be full where an epoch is shorter than it.
        windowStart += now - lastStep;
        windowWait += waitNanos - lastWait;
        lastStep = now;
        lastWait = waitNanos;
    }

    /** Told after each step; all times in nanoseconds. */
    void stepped(int images, long now, long waitNanos) {
        windowImages += images;
        lastStep = now;
        lastWait = waitNanos;
        long elapsed = now - windowStart;
        boolean first = imagesPerSecond == 0;
        if (elapsed >= WINDOW || (first && elapsed > 0)) {
            imagesPerSecond = windowImages * 1e9 / elapsed;
            waitingShare = Math.min(1, (double) (waitNanos - windowWait) / elapsed);
            secondsPerImage = 1 / imagesPerSecond;
        }
        if (elapsed >= WINDOW) {
            windowStart = now;
            windowImages = 0;
            windowWait = waitNanos;
        }
    }

    void validated(double seconds) {
        validationSeconds = seconds;
    }

    double imagesPerSecond() {
        return imagesPerSecond;
    }

    double waitingShare() {
        return waitingShare;
    }

    double secondsLeft(long imagesLeft, int validationsLeft) {
        return imagesLeft * secondsPerImage + validationsLeft * validationSeconds;
    }
}
