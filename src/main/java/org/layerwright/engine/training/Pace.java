package org.layerwright.engine.training;

/** Measures how fast a run goes: images a second and the share of waiting over the last second, and the time left. */
final class Pace {
    private static final long WINDOW = 1_000_000_000L;

    private long windowStart;
    private long windowImages;
    private long windowWait;
    private double imagesPerSecond;
    private double waitingShare;
    private double secondsPerImage;
    private double validationSeconds;

    Pace(long now) {
        windowStart = now;
    }

    /** Begins anew after a pause, whose length must not count. */
    void restart(long now, long waitNanos) {
        windowStart = now;
        windowImages = 0;
        windowWait = waitNanos;
    }

    /** Told after each step; all times in nanoseconds. */
    void stepped(int images, long now, long waitNanos) {
        windowImages += images;
        long elapsed = now - windowStart;
        boolean first = imagesPerSecond == 0;
        if (elapsed >= WINDOW || (first && elapsed > 0)) {
            imagesPerSecond = windowImages * 1e9 / elapsed;
            waitingShare = Math.min(1, (double) (waitNanos - windowWait) / elapsed);
            secondsPerImage = 1 / imagesPerSecond;
        }
        if (elapsed >= WINDOW) {
            restart(now, waitNanos);
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
